package dev.patchbay.audit;

import dev.patchbay.db.Transactions;
import java.time.Clock;

/**
 * Where changes are recorded. A record is part of the caller's transaction: both are stored, or
 * neither. What looks like a token or a password is masked. Thread-safe.
 */
public final class AuditLog {
  private final Transactions transactions;
  private final Clock clock;
  private final AuditEntryStore store = new AuditEntryStore();

  public AuditLog(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  public void record(AuditEntry entry) {
    transactions.run(handle -> store.append(handle, AuditText.of(entry), clock.instant()));
  }
}
