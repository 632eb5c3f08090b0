package dev.patchbay.wiring.apply.run;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.Credential.Trace;
import dev.patchbay.pagerduty.ExtensionsApi;
import dev.patchbay.pagerduty.PagerDutyLinks;
import dev.patchbay.webhook.Subscriptions;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.ConnectionState;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.Delivery;
import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.ServiceName;
import dev.patchbay.wiring.apply.extension.Applier;
import dev.patchbay.wiring.apply.extension.Channels;
import dev.patchbay.wiring.apply.extension.ExtensionConfig;
import dev.patchbay.wiring.apply.extension.Origin;
import dev.patchbay.wiring.apply.token.StaleTokens;
import dev.patchbay.wiring.plan.PlannedChange;
import dev.patchbay.wiring.plan.WiringPlan;
import dev.patchbay.workspace.Installation;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/**
 * Carries out one change of a plan, as the app; stores nothing itself. Callers hold the lease of
 * the connection. May be repeated at any point. Thread-safe.
 */
public final class RowWork {
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
  private final SecondLook look;

  public RowWork(Uses uses) {
    this.uses = uses;
    this.look = new SecondLook(uses.connections(), uses.extensions());
  }

  /**
   * What is left to do once PagerDuty has it.
   *
   * @param store in one transaction
   * @param then after its commit
   */
  public record Made(Runnable store, Runnable then) {}

  /**
   * @param triedBefore whether an earlier run may have done it and never heard so
   * @param trace gets the ids of the requests, for the audit
   */
  public Outcome<Made> make(
      WiringPlan.Row row, boolean triedBefore, Origin.Automation origin, Trace trace) {
    var before = uses.connections().find(row.key().orElseThrow());
    return makeSo(row, triedBefore, origin, trace)
        .map(store -> new Made(store, () -> releaseAfter(row, before)));
  }

  /** It may have been the last that is delivered by webhook. */
  private void releaseAfter(WiringPlan.Row row, Optional<Connection> before) {
    boolean was = before.filter(one -> one.delivery() instanceof Delivery.Webhook).isPresent();
    boolean stays =
        row.settings().filter(to -> to.delivery() == DeliveryKind.WEBHOOK).isPresent()
            && !(row.change() instanceof PlannedChange.TakeDown);
    if (was && !stays) {
      // What fails is done by the recurring check.
      var unused = uses.subscriptions().release(uses.app());
    }
  }

  private Outcome<Runnable> makeSo(
      WiringPlan.Row row, boolean triedBefore, Origin.Automation origin, Trace trace) {
    var key = row.key().orElseThrow();
    var change = row.change();
    var task = new Task(row, triedBefore, origin, uses.app().traced(trace), trace);
    if (change instanceof PlannedChange.TakeDown down) {
      return takeDown(down.extension(), task).map(done -> () -> removed(row, origin, trace));
    }
    if (change instanceof PlannedChange.Enable enable) {
      return uses.applier()
          .enable(enable.extension(), key, task.app(), origin)
          .map(done -> () -> enabled(row, origin, trace));
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
    if (row.change() instanceof PlannedChange.PushToken push
        && push.ofTokenAlone()
        && uses.tokens().holds(row.key().orElseThrow(), push.extension(), app.botToken())) {
      // The job that gives new tokens away was there first, and has recorded it.
      return Outcome.done(() -> {});
    }
    var config = config(row, app);
    return look.again(row.change(), task.triedBefore(), config, task.app())
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
    return app.grant().postsFromOutside()
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

  private void enabled(WiringPlan.Row row, Origin.Automation origin, Trace trace) {
    uses.connections()
        .find(row.key().orElseThrow())
        .filter(one -> one.health().state() == ConnectionState.SUSPENDED)
        .ifPresent(one -> uses.connections().revive(one.key()));
    uses.audit().done(row, Optional.empty(), origin, trace);
  }

  private void removed(WiringPlan.Row row, Origin.Automation origin, Trace trace) {
    uses.connections().remove(row.key().orElseThrow());
    uses.audit().done(row, Optional.empty(), origin, trace);
  }

  /** Records that it failed for good; in the transaction that stores that. */
  void refused(WiringPlan.Row row, Origin.Automation origin, Refusal why, Trace trace) {
    uses.audit().refused(row, origin, why, trace);
  }
}
