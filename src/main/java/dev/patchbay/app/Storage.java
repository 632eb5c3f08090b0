package dev.patchbay.app;

import dev.patchbay.db.Database;
import dev.patchbay.jobs.Claims;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.secret.Keyset;
import dev.patchbay.wiring.ExtensionTokens;
import dev.patchbay.workspace.Installations;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;

/** What everything else stands on: what lasts, the keys to it, and the time. */
record Storage(
    Database database,
    Keyset keyset,
    Jobs jobs,
    Claims claims,
    Installations installations,
    Clock clock,
    SecureRandom random) {

  static Storage open(Settings settings, Clock clock, MeterRegistry metrics) {
    boolean one = settings.database().jdbcUrl().startsWith("jdbc:h2:");
    // Several nodes must share one keyset: a node that made its own would seal what no other opens.
    var keyset = Keyset.load(settings.keysetFile(), one);
    var database = Database.open(settings.database(), metrics);
    var transactions = database.transactions();
    var jobs = new Jobs(database, clock, metrics);
    return new Storage(
        database,
        keyset,
        jobs,
        new Claims(transactions, clock),
        new Installations(
            transactions,
            keyset.box(),
            clock,
            new ExtensionTokens(transactions, jobs, keyset.fingerprint(), clock)),
        clock,
        new SecureRandom());
  }

  dev.patchbay.account.Storage ofAccounts() {
    return new dev.patchbay.account.Storage(database.transactions(), keyset.box(), clock, random);
  }
}
