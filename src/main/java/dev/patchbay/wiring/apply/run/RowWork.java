package dev.patchbay.wiring.apply.run;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.Credential.Trace;
import dev.patchbay.pagerduty.ExtensionHealth;
import dev.patchbay.pagerduty.ExtensionsApi;
import dev.patchbay.pagerduty.PagerDutyLinks;
import dev.patchbay.webhook.Subscriptions;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.Delivery;
import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.ServiceName;
import dev.patchbay.wiring.apply.extension.Applier;
import dev.patchbay.wiring.apply.extension.Channels;
import dev.patchbay.wiring.apply.extension.ExtensionConfig;
import dev.patchbay.wiring.apply.extension.Origin;
import dev.patchbay.wiring.apply.extension.Survey;
import dev.patchbay.wiring.apply.token.StaleTokens;
import dev.patchbay.wiring.plan.FoundExtension;
import dev.patchbay.wiring.plan.PlannedChange;
import dev.patchbay.wiring.plan.Planner;
import dev.patchbay.wiring.plan.StoredConnection;
import dev.patchbay.wiring.plan.Wanted;
import dev.patchbay.wiring.plan.WiringPlan;
import dev.patchbay.workspace.Installation;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Carries out one change of a plan, as the app; stores nothing itself. Callers hold the lease of
 * the connection. May be repeated at any point. Thread-safe.
 */
public final class RowWork {
  /** With it a bot posts to public channels that it is not in (reference/slack.md §4). */
  private static final String PUBLIC = "chat:write.public";

  /**
   * What it needs of others.
   *
   * @param installations a workspace's as it stands in the database, under its own name
   */
  public record Uses(
      ExtensionsApi extensions,
      PagerDutyLinks links,
      Applier applier,
      Credential app,
      Channels channels,
      Connections connections,
      Function<TeamId, Optional<Installation>> installations,
      StaleTokens tokens,
      Subscriptions subscriptions,
      WiringAudit audit,
      Clock clock) {}

  private final Uses uses;

  public RowWork(Uses uses) {
    this.uses = uses;
  }

  /**
   * @param triedBefore whether an earlier run may have done it and never heard so
   * @return what is to be stored, in one transaction
   */
  public Outcome<Runnable> make(WiringPlan.Row row, boolean triedBefore, Origin.Automation origin) {
    var key = row.key().orElseThrow();
    var change = row.change();
    var trace = new Trace();
    var task = new Task(row, triedBefore, origin, uses.app().traced(trace), trace);
    if (change instanceof PlannedChange.TakeDown down) {
      return takeDown(down.extension(), task).map(done -> () -> removed(row, origin, trace));
    }
    if (change instanceof PlannedChange.Enable enable) {
      return uses.applier()
          .enable(enable.extension(), key, task.app(), origin)
          .map(done -> () -> uses.audit().done(row, Optional.empty(), origin, trace));
    }
    return installed(key).then(app -> ready(key, app).then(open -> make(task, app)));
  }

  /** One row, with the credential that keeps the ids of its requests. */
  private record Task(
      WiringPlan.Row row,
      boolean triedBefore,
      Origin.Automation origin,
      Credential app,
      Trace trace) {}

  private Outcome<Runnable> make(Task task, Installation app) {
    var row = task.row();
    if (row.settings().orElseThrow().delivery() == DeliveryKind.WEBHOOK) {
      var down =
          row.change() instanceof PlannedChange.ChangeDelivery there
              ? there.extension()
              : Optional.<String>empty();
      return uses.subscriptions()
          .ensure(task.app())
          .then(ready -> takeDown(down, task))
          .map(done -> () -> saved(task, app, new Delivery.Webhook()));
    }
    var config = config(row, app);
    return planned(task, config)
        .then(
            write ->
                uses.applier()
                    .write(write.change(), config, write.enable(), task.app(), task.origin()))
        .map(
            applied -> {
              var print = uses.tokens().fingerprint().of(app.botToken());
              var delivery = new Delivery.Extension(applied.extension(), print);
              return () -> saved(task, app, delivery);
            });
  }

  private record Planned(PlannedChange.Write change, boolean enable) {}

  /** Looks again: the plan may be minutes old. A new connection's service was just listed. */
  private Outcome<Planned> planned(Task task, ExtensionConfig config) {
    var stored = uses.connections().find(config.key());
    var change = task.row().change();
    boolean isNew =
        change instanceof PlannedChange.Create
            && !task.triedBefore()
            && stored.flatMap(Connection::extension).isEmpty();
    if (isNew) {
      return Outcome.done(new Planned(new PlannedChange.Create(), false));
    }
    if (change instanceof PlannedChange.Write write && write.written().isPresent()) {
      var health = uses.extensions().health(task.app(), write.written().get());
      boolean gone =
          health instanceof Outcome.Refused<ExtensionHealth> refused
              && refused.refusal() instanceof Refusal.NotFound;
      if (!gone) {
        return health.map(seen -> new Planned(write, seen.paused()));
      }
    }
    return Survey.extensions(uses.extensions(), task.app(), config.key().service())
        .map(there -> replanned(config, stored, there));
  }

  private Planned replanned(
      ExtensionConfig config, Optional<Connection> stored, List<FoundExtension> there) {
    var written =
        stored
            .map(known -> new StoredConnection(known, true))
            .flatMap(
                known ->
                    known.written(
                        config.installation().teamName(), config.installation().botUserId()));
    var wanted = new Wanted(config.key(), config.fields(), written, true);
    var change = Planner.plan(wanted, there).change();
    boolean paused =
        there.stream()
            .filter(one -> change.written().equals(Optional.of(one.id())))
            .anyMatch(one -> one.condition().paused());
    return new Planned(change, paused);
  }

  /** What would be written. */
  Outcome<ExtensionConfig> config(WiringPlan.Row row) {
    return installed(row.key().orElseThrow()).map(app -> config(row, app));
  }

  private ExtensionConfig config(WiringPlan.Row row, Installation app) {
    var key = row.key().orElseThrow();
    return new ExtensionConfig(
        app,
        key,
        row.channelName(),
        new ServiceName(key.service(), row.serviceName()),
        row.settings().orElseThrow().options(),
        owner(row, app),
        uses.links());
  }

  /** Who connected it; for what a file connects, who installed the app (contract, section 5). */
  private SlackUserId owner(WiringPlan.Row row, Installation app) {
    return uses.connections()
        .find(row.key().orElseThrow())
        .map(Connection::connectedBy)
        .or(app::installer)
        .orElseGet(() -> new SlackUserId(app.botUserId()));
  }

  private Outcome<Installation> installed(ConnectionKey key) {
    return uses.installations()
        .apply(key.team())
        .map(Outcome::done)
        .orElseGet(() -> Outcome.refused(new Refusal.NotInstalled(key.team())));
  }

  /** Slack is asked only where the bot may have to join: so many channels take minutes. */
  private Outcome<Boolean> ready(ConnectionKey key, Installation app) {
    return List.of(app.scopes().split("[, ]+", -1)).contains(PUBLIC)
        ? Outcome.done(true)
        : uses.channels().ready(key.team(), key.channel()).map(channel -> true);
  }

  private Outcome<Boolean> takeDown(Optional<String> extension, Task task) {
    var key = task.row().key().orElseThrow();
    return extension
        .map(id -> uses.applier().takeDown(id, key, task.app(), task.origin()))
        .orElse(Outcome.done(false));
  }

  private void saved(Task task, Installation app, Delivery delivery) {
    var row = task.row();
    var key = row.key().orElseThrow();
    var connection =
        new Connection(
            key,
            row.channelName(),
            row.serviceName(),
            row.settings().orElseThrow().options(),
            delivery,
            owner(row, app),
            uses.clock().instant());
    uses.connections().save(connection);
    if (row.change() instanceof PlannedChange.Move move) {
      uses.connections().remove(move.from());
    }
    // The workspace's token may have been replaced since.
    boolean newer =
        uses.installations()
            .apply(key.team())
            .filter(now -> now.botToken().equals(app.botToken()))
            .isEmpty();
    if (newer) {
      uses.tokens().check(key.team(), uses.installations());
    }
    uses.audit().done(row, Optional.of(connection), task.origin(), task.trace());
  }

  private void removed(WiringPlan.Row row, Origin.Automation origin, Trace trace) {
    uses.connections().remove(row.key().orElseThrow());
    uses.audit().done(row, Optional.empty(), origin, trace);
  }

  WiringAudit audit() {
    return uses.audit();
  }
}
