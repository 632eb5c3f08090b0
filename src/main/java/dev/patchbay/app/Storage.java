package dev.patchbay.app;

import dev.patchbay.db.Database;
import dev.patchbay.jobs.Claims;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.keys.NodeKeys;
import dev.patchbay.secret.Keyset;
import dev.patchbay.wiring.ExtensionTokens;
import dev.patchbay.workspace.Installations;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;

/** What everything else stands on: what lasts, the keys to it, and the time. */
record Storage(
    Database database,
    NodeKeys keys,
    Jobs jobs,
    Claims claims,
    Installations installations,
    Clock clock,
    SecureRandom random) {

  static Storage open(Settings settings, Clock clock, MeterRegistry metrics) {
    boolean one = settings.database().jdbcUrl().startsWith("jdbc:h2:");
    // Several nodes must share one keyset: a node that made its own would seal what no other opens.
    var database = Database.open(settings.database(), metrics);
    boolean ready = false;
    try {
      var transactions = database.transactions();
      var keys = SealedColumns.node(settings.keysetFile(), one, transactions, clock);
      keys.start();
      var jobs = new Jobs(database, clock, metrics);
      var keyset = keys.keyset();
      var extensions = new ExtensionTokens(transactions, jobs, keyset.fingerprint(), clock);
      var storage =
          new Storage(
              database,
              keys,
              jobs,
              new Claims(transactions, clock),
              new Installations(transactions, keyset.box(), clock, extensions),
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

  dev.patchbay.account.Storage ofAccounts() {
    return new dev.patchbay.account.Storage(database.transactions(), keyset().box(), clock, random);
  }
}
