package dev.patchbay.audit;

import dev.patchbay.db.Lease;
import dev.patchbay.db.Leases;
import dev.patchbay.db.Transactions;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Links recorded rows after their commit, each once, in the order in which they are found, whatever
 * node recorded them. One node at a time, under a lease. Thread-safe.
 */
public final class AuditChain {
  private static final Logger log = LoggerFactory.getLogger(AuditChain.class);
  private static final String LEASE_KEY = "audit-chain";
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final int BATCH = 200;

  private final Transactions transactions;
  private final Leases leases;
  private final AuditKey key;
  private final AuditChainStore store = new AuditChainStore();

  public AuditChain(Transactions transactions, Leases leases, AuditKey key) {
    this.transactions = transactions;
    this.leases = leases;
    this.key = key;
  }

  /**
   * Links what is there; returns at once where nothing is, or where another node is at it. To be
   * called every few seconds. What a run that died has not linked, the next one links.
   */
  public void link() {
    if (!transactions.call(store::hasUnlinked)) {
      return;
    }
    Optional<Lease> held = leases.tryAcquire(LEASE_KEY, UUID.randomUUID().toString(), LEASE);
    if (held.isEmpty()) {
      return;
    }
    try (Lease lease = held.get()) {
      while (linkSome(lease) && lease.renew()) {
        log.debug("more rows of the audit are to be linked");
      }
    }
  }

  /** True if there may be more. */
  private boolean linkSome(Lease lease) {
    return transactions.call(
        handle -> {
          lease.check(handle);
          var rows = store.unlinked(handle, BATCH);
          if (rows.isEmpty()) {
            return false;
          }
          var head = end(handle);
          long seq = head.seq();
          String before = head.hash();
          for (var row : rows) {
            seq++;
            before = key.hash(row.canonical(seq, before));
            store.link(handle, row.id(), seq, before);
          }
          store.save(handle, AuditHead.of(seq, before, key));
          return rows.size() == BATCH;
        });
  }

  /**
   * Where to continue. A head that is gone or not ours may hide that last rows are gone: one number
   * is left out then, for good, so that the verifier names the place.
   */
  private AuditHead end(Handle handle) {
    var last = store.last(handle);
    var head = store.head(handle);
    if (head.isPresent() && head.get().holds(key)) {
      // A row beyond the head was put there by hand: its number is taken, and its hash gives it
      // away.
      long taken = last.map(row -> row.seq().orElse(0)).orElse(0L);
      return taken <= head.get().seq() ? head.get() : new AuditHead(taken, head.get().hash(), "");
    }
    if (head.isEmpty() && last.isEmpty()) {
      return AuditHead.NONE;
    }
    long reached =
        Math.max(
            last.map(row -> row.seq().orElse(0)).orElse(0L), head.map(AuditHead::seq).orElse(0L));
    log.error(
        "The head of the audit chain was removed or changed seq={}; continuing after a gap. Run"
            + " `java -jar patchbay.jar audit verify`",
        reached);
    return new AuditHead(reached + 1, last.flatMap(AuditRow::hash).orElse(""), "");
  }
}
