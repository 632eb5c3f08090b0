package dev.patchbay.wiring.apply;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.pagerduty.Credential.Trace;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.apply.extension.Origin;
import dev.patchbay.wiring.apply.run.RowWork;
import dev.patchbay.wiring.plan.PlannedChange;
import dev.patchbay.wiring.plan.WiringPlan;
import java.time.Duration;

/**
 * Makes a connection that has drifted what is stored again, as the app: people do it with their own
 * login, by connecting again. One at a time for a connection, under its lease. Thread-safe.
 */
final class RestoreDrift {
  /** Longer than all calls for one connection may take together. */
  private static final Duration LEASE = Duration.ofSeconds(90);

  private final WorldSurvey survey;
  private final RowWork work;
  private final WiringDependencies.Storage storage;
  private final Connections connections;

  RestoreDrift(
      WorldSurvey survey,
      RowWork work,
      WiringDependencies.Storage storage,
      Connections connections) {
    this.survey = survey;
    this.work = work;
    this.storage = storage;
    this.connections = connections;
  }

  /** What was different; empty fields where nothing was. */
  Outcome<DriftedConnection> restore(ConnectionKey key, Origin.Automation origin) {
    var lease = storage.leases().tryAcquire(key.lease(), origin + " restores", LEASE);
    if (lease.isEmpty()) {
      return Outcome.refused(new Refusal.Busy());
    }
    try {
      return connections
          .find(key)
          .map(connection -> restored(connection, origin))
          .orElseGet(
              () -> Outcome.refused(new Refusal.NotFound("connection", key.service().value())));
    } finally {
      lease.get().close();
    }
  }

  private Outcome<DriftedConnection> restored(Connection connection, Origin.Automation origin) {
    return survey
        .of(connection)
        .then(
            world -> {
              var row = DriftCheck.changes(world).stream().findFirst();
              return row.isEmpty()
                  ? Outcome.done(DriftCheck.unchanged(connection, world))
                  : made(row.get(), origin);
            });
  }

  private Outcome<DriftedConnection> made(WiringPlan.Row row, Origin.Automation origin) {
    if (row.change() instanceof PlannedChange.Fail fail) {
      return Outcome.refused(fail.why());
    }
    return work.make(row, false, origin, new Trace())
        .map(
            made -> {
              storage.transactions().together(made.store());
              made.then().run();
              return DriftCheck.drifted(row);
            });
  }
}
