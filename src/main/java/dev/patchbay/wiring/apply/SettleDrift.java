package dev.patchbay.wiring.apply;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.pagerduty.Credential.Trace;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.apply.extension.Origin;
import dev.patchbay.wiring.plan.FoundExtension;
import dev.patchbay.wiring.plan.PlannedChange;
import dev.patchbay.wiring.plan.WiringPlan;
import dev.patchbay.wiring.plan.World;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes a connection that has drifted what is stored again, or stores what is there. One at a time
 * for a connection, under its lease. Thread-safe.
 */
final class SettleDrift {
  /** Longer than all calls for one connection may take together. */
  private static final Duration LEASE = Duration.ofSeconds(90);

  private final WorldSurvey survey;
  private final RowWork work;
  private final WiringDependencies.Storage storage;
  private final Connections connections;

  SettleDrift(
      WorldSurvey survey,
      RowWork work,
      WiringDependencies.Storage storage,
      Connections connections) {
    this.survey = survey;
    this.work = work;
    this.storage = storage;
    this.connections = connections;
  }

  /** Makes it again as it is stored; what was different. */
  Outcome<DriftedConnection> restore(ConnectionKey key, Origin.Automation origin) {
    return inTurn(key, origin, connection -> restored(connection, origin));
  }

  /** Takes over what is there; what was different. */
  Outcome<DriftedConnection> keep(ConnectionKey key, Origin.Automation origin) {
    return inTurn(key, origin, connection -> kept(connection, origin));
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
    return work.make(row, false, origin)
        .map(
            store -> {
              storage.transactions().together(store);
              return DriftCheck.drifted(row);
            });
  }

  private Outcome<DriftedConnection> kept(Connection connection, Origin.Automation origin) {
    return survey.of(connection).then(world -> kept(connection, world, origin));
  }

  private Outcome<DriftedConnection> kept(
      Connection connection, World world, Origin.Automation origin) {
    var row = DriftCheck.changes(world).stream().findFirst();
    if (row.isEmpty()) {
      return Outcome.done(DriftCheck.unchanged(connection, world));
    }
    var found =
        world.extensions().stream()
            .filter(
                one -> connection.extension().filter(own -> own.id().equals(one.id())).isPresent())
            .findFirst();
    if (found.isEmpty()) {
      var gone = gone(row.get());
      storage.transactions().together(() -> work.removed(gone, origin, new Trace()));
      return Outcome.done(DriftCheck.drifted(row.get()));
    }
    var options = WiringExport.options(found.get().fields());
    if (options.isEmpty()) {
      return Outcome.refused(
          new Refusal.BadInput("notify", "what the extension posts cannot be kept; restore it"));
    }
    var taken = taken(connection, found.get(), options.get());
    boolean moved = !taken.key().equals(connection.key());
    if (moved && connections.find(taken.key()).isPresent()) {
      return Outcome.refused(
          new Refusal.BadInput("channel", "that channel has a connection of its own; restore it"));
    }
    storage
        .transactions()
        .together(
            () -> {
              if (moved) {
                connections.remove(connection.key());
              }
              connections.save(taken);
              work.audit()
                  .done(keeping(row.get(), taken.key()), Optional.empty(), origin, new Trace());
            });
    // The name and the token are not kept.
    return restored(taken, origin).map(rest -> DriftCheck.drifted(row.get()));
  }

  private Connection taken(Connection connection, FoundExtension found, Options options) {
    var channel = found.fields().channel();
    var place =
        channel.isBlank()
            ? connection.key().place()
            : new Place(connection.key().team(), new ChannelId(channel));
    return new Connection(
        new ConnectionKey(place, connection.key().service()),
        connection.channelName(),
        connection.serviceName(),
        options,
        connection.delivery(),
        connection.connectedBy(),
        storage.clock().instant(),
        connection.health());
  }

  /** For the audit: an edit of what is stored, from what it was to what is there. */
  private static WiringPlan.Row keeping(WiringPlan.Row row, ConnectionKey key) {
    var fields = DriftCheck.drifted(row).fields();
    return new WiringPlan.Row(
        Optional.of(key),
        row.workspaceName(),
        row.channelName(),
        row.serviceName(),
        row.settings(),
        new PlannedChange.EditWebhook(fields),
        row.reason());
  }

  private static WiringPlan.Row gone(WiringPlan.Row row) {
    return new WiringPlan.Row(
        row.key(),
        row.workspaceName(),
        row.channelName(),
        row.serviceName(),
        Optional.empty(),
        new PlannedChange.TakeDown(Optional.empty()),
        row.reason());
  }

  private Outcome<DriftedConnection> inTurn(
      ConnectionKey key,
      Origin.Automation origin,
      Function<Connection, Outcome<DriftedConnection>> work) {
    var lease = storage.leases().tryHold(key.lease(), origin + " settles drift", LEASE);
    if (lease.isEmpty()) {
      return Outcome.refused(new Refusal.Busy());
    }
    try {
      return connections
          .find(key)
          .map(work)
          .orElseGet(
              () -> Outcome.refused(new Refusal.NotFound("connection", key.service().value())));
    } finally {
      lease.get().close();
    }
  }
}
