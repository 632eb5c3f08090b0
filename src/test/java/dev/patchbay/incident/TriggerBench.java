package dev.patchbay.incident;

import static dev.patchbay.support.Ids.ACCOUNT;

import dev.patchbay.audit.AuditLog;
import dev.patchbay.core.Actor;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.db.Database;
import dev.patchbay.incident.TriggerRequest.Known;
import dev.patchbay.incident.TriggerRequest.Target;
import dev.patchbay.incident.TriggerRequest.Wanted;
import dev.patchbay.incident.TriggerRequest.Words;
import dev.patchbay.jobs.Job.Next;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.sandbox.pagerduty.account.SimulatedIncident;
import dev.patchbay.sandbox.pagerduty.account.SimulatedService;
import dev.patchbay.secret.Secret;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.FixedRights;
import dev.patchbay.support.ManualClock;
import dev.patchbay.support.PagerDutyAccount;
import dev.patchbay.support.TemporaryKeyset;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.FindService;
import dev.patchbay.wiring.ServiceName;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A simulated PagerDuty, a database, and triggering between them; a test runs the jobs itself. */
final class TriggerBench implements AutoCloseable {
  static final Actor ANN = new Actor(new HomeId("T1"), new SlackUserId("UANN"));
  static final Place OPS = new Place(new TeamId("T1"), new ChannelId("COPS"));
  static final Target CHECKOUT =
      new Known(new ServiceName(new ServiceId(ACCOUNT, "PCHECK1"), "Checkout API"));

  final ManualClock clock = new ManualClock();
  final PagerDutyAccount pagerDuty = new PagerDutyAccount(clock);
  final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  final Recorded answers = new Recorded();
  final Database database;
  final Trigger trigger;
  Outcome<Credential> rights =
      Outcome.done(pagerDuty.credential(pagerDuty.person("Ann", Role.USER)));

  TriggerBench(DatabaseKind kind) {
    database = DatabaseFixture.open(kind);
    pagerDuty.simulator().account().put(new SimulatedService("PCHECK1", "Checkout API"));
    var known = new FixedRights(actor -> rights);
    trigger =
        new Trigger(
            database.transactions(),
            new Jobs(database, clock, new SimpleMeterRegistry()),
            clock,
            new TriggerDependencies(
                pagerDuty.client().incidents(),
                known,
                new FindService(pagerDuty.client().services(), known::of, clock),
                new Connections(database.transactions()),
                answers,
                new IncidentAudit(
                    new AuditLog(database.transactions(), clock), known, Refusal::toString),
                TemporaryKeyset.make().encryptor(),
                metrics));
  }

  @Override
  public void close() {
    pagerDuty.close();
    database.close();
  }

  void submit(String key, Target target) {
    trigger.submit(
        request(
            key,
            Wanted.of(
                target,
                target instanceof Words
                    ? new TriggerText("", "from #ops")
                    : TriggerText.of("Disk is full"))));
  }

  static TriggerRequest request(String key, Wanted wanted) {
    return new TriggerRequest(
        TriggerRequest.key(OPS.team(), key),
        ANN,
        OPS,
        "",
        Optional.of(Secret.of("https://hooks.slack.com/commands/T1/1/secret")),
        wanted);
  }

  Next run(int id) {
    return trigger.job().work().run(Integer.toString(id));
  }

  void resolveAll() {
    incidents().forEach(one -> pagerDuty.simulator().resolve(one.id(), one.assignees().get(0)));
  }

  List<SimulatedIncident> incidents() {
    return pagerDuty.simulator().incidents();
  }

  List<String> titles() {
    return incidents().stream().map(SimulatedIncident::title).toList();
  }

  double counted(String outcome) {
    return metrics
        .get("patchbay.incident.actions")
        .tags("action", "trigger", "outcome", outcome)
        .counter()
        .count();
  }

  static final class Recorded implements TriggerAnswers {
    final List<String> lines = new ArrayList<>();

    @Override
    public void triggered(TriggerRequest request, IncidentState now, boolean cardComes) {
      lines.add("triggered #" + now.number() + " " + now.title());
    }

    @Override
    public void unclear(TriggerRequest request, String typed) {
      lines.add("unclear " + typed);
    }

    @Override
    public void refused(TriggerRequest request, Refusal why) {
      lines.add("refused " + why);
    }

    @Override
    public void unsure(TriggerRequest request, Refusal.Unavailable why) {
      lines.add("unsure " + why);
    }

    @Override
    public void delayed(TriggerRequest request, Refusal why, Instant next) {
      lines.add("delayed");
    }

    @Override
    public void loginNeeded(TriggerRequest request, Refusal why) {
      lines.add("login");
    }
  }
}
