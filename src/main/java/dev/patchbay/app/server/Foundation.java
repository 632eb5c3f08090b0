package dev.patchbay.app.server;

import dev.patchbay.app.settings.Settings;
import dev.patchbay.db.Database;
import dev.patchbay.db.Leases;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.keys.NodeKeys;
import dev.patchbay.outbox.PersonalMessages;
import dev.patchbay.secret.Keyset;
import dev.patchbay.wiring.apply.token.StaleTokens;
import dev.patchbay.workspace.Installations;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;

/** What everything else stands on: what lasts, the keys to it, and the time. */
record Foundation(
    Database database,
    NodeKeys keys,
    Jobs jobs,
    Leases leases,
    Installations installations,
    PersonalMessages personal,
    Clock clock,
    SecureRandom random) {

  static Foundation open(Settings settings, Clock clock, MeterRegistry metrics) {
    boolean one = settings.database().jdbcUrl().startsWith("jdbc:h2:");
    // Several nodes must share one keyset: a node that made its own would encrypt what no other can
    // decrypt.
    var database = Database.open(settings.database(), metrics);
    boolean ready = false;
    try {
      var transactions = database.transactions();
      var keys = EncryptedColumns.node(settings.keysetFile(), one, transactions, clock);
      keys.start();
      var jobs = new Jobs(database, clock, metrics);
      var keyset = keys.keyset();
      var extensions = new StaleTokens(transactions, jobs, keyset.fingerprint(), clock);
      var storage =
          new Foundation(
              database,
              keys,
              jobs,
              new Leases(transactions, clock),
              new Installations(transactions, keyset.encryptor(), clock, extensions),
              new PersonalMessages(transactions, jobs, clock),
              clock,
              new SecureRandom());
      ready = true;
      return storage;
    } finally {
      if (!ready) {
        database.close();
      }
    }
  }

  Keyset keyset() {
    return keys.keyset();
  }

  void close() {
    try {
      keys.close();
    } finally {
      database.close();
    }
  }
}
