package dev.patchbay.audit;

import dev.patchbay.db.Transactions;
import java.util.List;
import java.util.OptionalLong;

/** Recorded entries, page by page. Thread-safe. */
public final class AuditReader {
  public static final int MOST = 1_000;

  private final Transactions transactions;
  private final Runnable upToDate;
  private final AuditReadStore store = new AuditReadStore();

  /**
   * @param upToDate called before a page is read: {@link AuditChain#link}, where that may be
   *     written
   */
  public AuditReader(Transactions transactions, Runnable upToDate) {
    this.transactions = transactions;
    this.upToDate = upToDate;
  }

  /**
   * Linked entries with a higher {@code seq} than {@code after}.
   *
   * @param limit 1 to {@link #MOST}
   */
  public AuditPage page(long after, int limit, AuditFilter filter) {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("limit must be 1 to " + MOST);
    }
    upToDate.run();
    var found = transactions.call(handle -> store.page(handle, after, limit + 1, filter));
    if (found.size() <= limit) {
      return new AuditPage(found, OptionalLong.empty());
    }
    var entries = found.subList(0, limit);
    return new AuditPage(List.copyOf(entries), entries.get(limit - 1).seq());
  }

  /** Those of the last seconds, without a place in the chain yet. */
  public List<AuditRow> unlinked(AuditFilter filter) {
    return transactions.call(handle -> store.unlinked(handle, filter));
  }
}
