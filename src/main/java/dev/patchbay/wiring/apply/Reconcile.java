package dev.patchbay.wiring.apply;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Pause;
import dev.patchbay.db.Leases;
import dev.patchbay.pagerduty.ExtensionHealth;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.apply.extension.Origin;
import dev.patchbay.wiring.plan.PlannedChange;
import dev.patchbay.wiring.plan.WiringPlan;
import dev.patchbay.words.RefusalWords;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recurring check of all connections. It reports drift, or repairs it and says so in the
 * channel; what the bot tokens need is {@link TokenPush}'s. Where a large share has drifted the map
 * is wrong and not the world: nothing is repaired then. Run by one node at a time; thread-safe.
 */
public final class Reconcile {
  /** What is done with drift. */
  public enum Policy {
    REPORT,
    REPAIR
  }

  private static final Logger log = LoggerFactory.getLogger(Reconcile.class);
  private static final Origin.Automation ORIGIN = new Origin.Automation("reconcile");
  private static final String TURN = "reconcile";
  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final int FEW = 5;
  private static final double SHARE = 0.2;

  private final DriftCheck drift;
  private final Owners owners;
  private final RestoreDrift repair;
  private final Connections connections;
  private final ArchivedChannels channels;
  private final WiringListener listener;
  private final Leases leases;
  private final Clock clock;
  private final Instant started;
  private boolean ranHere;

  /** What was reported last, so that it is not said again and again. */
  private Map<ConnectionKey, DriftedConnection> reported = Map.of();

  Reconcile(DriftCheck drift, RestoreDrift repair, Owners owners, WiringDependencies needs) {
    this.drift = drift;
    this.owners = owners;
    this.repair = repair;
    this.connections = needs.connections();
    this.channels =
        new ArchivedChannels(
            needs.connections(), needs.revive(), Reconcile.paused(needs), needs.storage().clock());
    this.listener = needs.listener();
    this.leases = needs.storage().leases();
    this.clock = needs.storage().clock();
    this.started = clock.instant();
  }

  private static Predicate<String> paused(WiringDependencies needs) {
    var asApp = needs.pagerDuty();
    return extension ->
        !(asApp.calls().extensions().health(asApp.credential(), extension)
                instanceof Outcome.Done<ExtensionHealth> known
            && !known.value().paused());
  }

  /** To be called often: runs a minute after the start, and then once in {@code every}. */
  synchronized void tick(Policy policy, Duration every) {
    if (clock.instant().isBefore(started.plus(FIRST))) {
      return;
    }
    // Never given back: until it runs out, the check of now will do, on all nodes.
    boolean due = leases.tryAcquire(TURN, UUID.randomUUID().toString(), every).isPresent();
    if (due || !ranHere) {
      ranHere = true;
      run(policy);
    }
  }

  synchronized void run(Policy policy) {
    owners.lookInPagerDuty();
    var all = drift.all(Pause.NEVER);
    if (all instanceof Outcome.Refused<DriftCheck.Found> refused) {
      log.info("Connections not checked for drift: {}", RefusalWords.clause(refused.refusal()));
      return;
    }
    var found = ((Outcome.Done<DriftCheck.Found>) all).value();
    var works = channels.follow(found.world());
    var rows =
        found.rows().stream()
            .filter(Reconcile::isDrift)
            .filter(row -> !works.contains(row.key().orElseThrow()))
            .toList();
    report(rows);
    if (policy == Policy.REPORT || rows.isEmpty()) {
      return;
    }
    if (rows.size() >= FEW && rows.size() > SHARE * found.world().stored().size()) {
      log.warn(
          "Drift not repaired: {} of {} connections differ, too many at once; see GET"
              + " /api/v1/drift, then apply the wiring file, or settle each in /pd status",
          rows.size(),
          found.world().stored().size());
      return;
    }
    rows.forEach(row -> repair(row.key().orElseThrow()));
  }

  /** A workspace without the app is no drift, and a token is pushed by the job for tokens. */
  private static boolean isDrift(WiringPlan.Row row) {
    return !(row.change() instanceof PlannedChange.Fail)
        && !(row.change() instanceof PlannedChange.PushToken push
            && !push.fields().containsKey("bot_user"));
  }

  private void report(List<WiringPlan.Row> rows) {
    var now = new HashMap<ConnectionKey, DriftedConnection>();
    for (var row : rows) {
      var drifted = DriftCheck.drifted(row);
      now.put(drifted.key(), drifted);
      if (!drifted.equals(reported.get(drifted.key()))) {
        log.warn(
            "Connection drifted connection={} fields={} reason={}",
            drifted.key(),
            drifted.fields(),
            drifted.reason());
      }
    }
    reported = now;
  }

  private void repair(ConnectionKey key) {
    var done = repair.restore(key, ORIGIN);
    if (done instanceof Outcome.Refused<DriftedConnection> refused) {
      log.warn("Drift not repaired connection={}: {}", key, RefusalWords.clause(refused.refusal()));
      return;
    }
    var was = ((Outcome.Done<DriftedConnection>) done).value();
    var connection = connections.find(key);
    if (!was.fields().isEmpty() && connection.isPresent()) {
      tell(connection.get(), was);
    }
  }

  private void tell(Connection connection, DriftedConnection was) {
    log.info("Drift repaired connection={} fields={}", connection.key(), was.fields());
    listener.repaired(connection, was);
  }
}
