package dev.patchbay.audit;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.TeamId;
import dev.patchbay.db.Database;
import dev.patchbay.db.DatabaseSettings;
import dev.patchbay.db.Leases;
import dev.patchbay.secret.Fingerprint;
import dev.patchbay.secret.Secret;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** One node's audit: it records, links, reads and verifies on its own pool. */
final class AuditNode implements AutoCloseable {
  private static final ServiceId CHECKOUT = new ServiceId(new AccountId("us", "acme"), "PSVC001");

  final Database database;
  final AuditLog log;
  final AuditChain chain;
  final AuditReader reader;
  final AuditVerifier verifier;

  AuditNode(DatabaseSettings settings, Fingerprint key, Clock clock) {
    this.database = Database.open(settings);
    var transactions = database.transactions();
    this.log = new AuditLog(transactions, clock);
    this.chain = new AuditChain(transactions, new Leases(transactions, clock), key(key));
    this.reader = new AuditReader(transactions, chain::link);
    this.verifier = new AuditVerifier(transactions, key(key));
  }

  static AuditKey key(Fingerprint fingerprint) {
    return new AuditKey() {
      @Override
      public String hash(String text) {
        return fingerprint.of(Secret.of(text));
      }

      @Override
      public boolean matches(String text, String hash) {
        return fingerprint.matches(Secret.of(text), hash);
      }

      @Override
      public boolean knows(String hash) {
        return fingerprint.knows(hash);
      }
    };
  }

  static AuditEntry entry(String who, Map<String, AuditChange> changes) {
    return new AuditEntry(
        who,
        "PUSER01",
        AuditOrigin.slack(),
        "edit",
        Optional.of(new TeamId("T0ACME")),
        Optional.of(new ChannelId("C0OPS")),
        Optional.of(CHECKOUT),
        Optional.empty(),
        changes,
        Optional.of("req-1"),
        AuditEntry.DONE);
  }

  void record(String who) {
    log.record(entry(who, Map.of("restrict", new AuditChange("any", "pd-users"))));
  }

  int sql(String update) {
    return database.transactions().call(handle -> handle.execute(update));
  }

  @Override
  public void close() {
    database.close();
  }
}
