package dev.patchbay.wiring.apply;

import dev.patchbay.core.Outcome;
import dev.patchbay.jobs.Job;
import dev.patchbay.wiring.apply.run.ApplyResult;
import dev.patchbay.wiring.apply.run.ApplyRun;
import dev.patchbay.wiring.apply.run.Rehearsal;
import dev.patchbay.wiring.apply.run.RowResult;
import dev.patchbay.wiring.apply.run.RowWork;
import dev.patchbay.wiring.apply.run.WiringAudit;
import dev.patchbay.wiring.plan.CurrentWiring;
import dev.patchbay.wiring.plan.Directory;
import dev.patchbay.wiring.plan.Planner;
import dev.patchbay.wiring.plan.WantedWiring;
import dev.patchbay.wiring.plan.WiringPlan;
import dev.patchbay.wiring.plan.World;
import dev.patchbay.wiring.plan.names.Resolver;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@link Wiring} on the database and the vendors. Thread-safe. */
public final class WholeWiring implements Wiring {
  private final WorldSurvey survey;
  private final ApplyRun runs;
  private final Rehearsal rehearsal;
  private final DriftCheck drift;
  private final Reconcile reconcile;
  private final UnknownPriorities priorities;
  private final PlanWaits waits;

  public WholeWiring(WiringDependencies needs) {
    this(needs, new PlanWaits());
  }

  WholeWiring(WiringDependencies needs, PlanWaits waits) {
    this.waits = waits;
    var calls = needs.pagerDuty().calls();
    var app = needs.pagerDuty().credential();
    var work =
        new RowWork(
            new RowWork.Uses(
                calls.extensions(),
                calls.links(),
                needs.pagerDuty().applier(),
                app,
                needs.channels(),
                needs.connections(),
                needs.workspaces().installations(),
                needs.workspaces().tokens(),
                needs.subscriptions(),
                new WiringAudit(needs.audit()),
                needs.storage().clock()));
    var storage = needs.storage();
    var owners = new Owners(needs.owners(), needs.connections(), calls.services().account());
    this.survey =
        new WorldSurvey(
            new WorldSurvey.Sources(
                calls.extensions(),
                calls.services(),
                app,
                needs.connections(),
                needs.channels(),
                needs.workspaces().installed(),
                needs.workspaces().installations(),
                needs.workspaces().tokens()),
            owners);
    this.runs =
        new ApplyRun(
            storage.transactions(),
            storage.jobs(),
            storage.leases(),
            storage.clock(),
            work,
            calls.services().account());
    this.rehearsal = new Rehearsal(calls.extensions(), app, work);
    this.drift = new DriftCheck(survey);
    var repair = new RestoreDrift(survey, work, storage, needs.connections());
    this.reconcile = new Reconcile(drift, repair, owners, needs);
    this.priorities = new UnknownPriorities(needs.owners().pagerDuty(), app);
  }

  /** To be registered with the job runner. */
  public Job job() {
    return runs.job();
  }

  /**
   * Looks at all connections once in {@code every}, and repairs what has drifted if that is the
   * policy. To be called more often than that.
   */
  public void reconcile(Reconcile.Policy policy, Duration every) {
    reconcile.tick(policy, every);
  }

  /** Plans that wait for a vendor are refused from now on, as the process stops. */
  public void stopWaiting() {
    waits.stop();
  }

  /** Whenever it was done last. */
  void reconcileNow(Reconcile.Policy policy) {
    reconcile.run(policy);
  }

  @Override
  public PlanResult plan(WantedWiring wanted, boolean prune) {
    var world =
        wanted.problems().isEmpty() || !wanted.isEmpty()
            ? survey.of(wanted, waits.begin())
            : nothing();
    if (world instanceof Outcome.Refused<World> refused) {
      return new PlanResult.Refused(refused.refusal());
    }
    var there = ((Outcome.Done<World>) world).value();
    var resolution = Resolver.resolve(wanted, there.directory());
    return resolution.problems().isEmpty()
        ? new PlanResult.Planned(
            Planner.plan(resolution, there, prune)
                .warning(priorities.warnings(resolution.wanted())))
        : new PlanResult.Problems(resolution.problems());
  }

  /** For a file in which there is nothing to look up. */
  private static Outcome<World> nothing() {
    return Outcome.done(
        new World(
            List.of(), List.of(), new Directory(List.of(), List.of(), true), Map.of(), Set.of()));
  }

  @Override
  public ApplyResult apply(
      WantedWiring wanted, boolean prune, String origin, Consumer<RowResult> each) {
    var print = print(wanted, prune);
    // First: while one runs at PagerDuty's limit, a survey would be refused.
    var running =
        wanted.problems().isEmpty() ? runs.running(print, each) : Optional.<ApplyResult>empty();
    return running.orElseGet(
        () -> planned(plan(wanted, prune), plan -> runs.make(plan, print, origin, each)));
  }

  @Override
  public ApplyResult rehearse(WantedWiring wanted, boolean prune, Consumer<RowResult> each) {
    return planned(plan(wanted, prune), plan -> rehearsal.play(plan, each));
  }

  private static ApplyResult planned(PlanResult result, Function<WiringPlan, ApplyResult> then) {
    if (result instanceof PlanResult.Problems wrong) {
      return new ApplyResult.Problems(wrong.problems());
    }
    return result instanceof PlanResult.Refused refused
        ? new ApplyResult.Refused(refused.why())
        : then.apply(((PlanResult.Planned) result).plan());
  }

  /** The same for the same that is asked for, in whatever order and wherever it stands. */
  private static String print(WantedWiring wanted, boolean prune) {
    var rows =
        wanted.rows().stream()
            .map(one -> List.of(one.service(), one.channel(), one.workspace(), one.settings()));
    var rules =
        wanted.rules().stream()
            .map(
                one ->
                    List.of(
                        one.match(), one.channel(), one.except(), one.workspace(), one.settings()));
    var lines =
        Stream.concat(rows, rules).map(List::toString).sorted().collect(Collectors.joining("\n"));
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var bytes = digest.digest((prune + "\n" + lines).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public Outcome<CurrentWiring> exportable() {
    return survey.readWithServices(waits.begin()).map(WiringExport::of);
  }

  @Override
  public Outcome<List<DriftedConnection>> drift() {
    return drift.all(waits.begin()).map(DriftCheck.Found::drifted);
  }
}
