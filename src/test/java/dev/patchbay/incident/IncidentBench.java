package dev.patchbay.incident;

import dev.patchbay.audit.AuditLog;
import dev.patchbay.core.Actor;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.db.Database;
import dev.patchbay.db.Leases;
import dev.patchbay.jobs.Job.Next;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.sandbox.pagerduty.account.IncidentStatus;
import dev.patchbay.sandbox.pagerduty.account.Member;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.sandbox.pagerduty.account.SimulatedService;
import dev.patchbay.secret.Secret;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.ManualClock;
import dev.patchbay.support.PagerDutyAccount;
import dev.patchbay.support.TemporaryKeyset;
import dev.patchbay.token.Person;
import dev.patchbay.token.Rights;
import dev.patchbay.wiring.Connections;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The feature on a real database, with a simulated PagerDuty and one triggered incident, before it
 * is told to run: a test runs the jobs itself. Clicks of a fresh database are numbered from 1.
 */
public final class IncidentBench implements AutoCloseable {
  public static final TeamId TEAM = new TeamId("T1");
  public static final ChannelId CHANNEL = new ChannelId("C1");
  public static final Actor ANN = new Actor(new HomeId(TEAM.value()), new SlackUserId("UANN"));
  public static final Actor BOB = new Actor(new HomeId(TEAM.value()), new SlackUserId("UBOB"));
  public static final IncidentChange ACK = new IncidentChange.Acknowledge();
  public static final IncidentChange RESOLVE = new IncidentChange.Resolve();

  public final ManualClock clock = new ManualClock();
  public final PagerDutyAccount pagerDuty = new PagerDutyAccount(clock);
  public final RecordingAnswers answers = new RecordingAnswers();
  public final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  public final Map<Actor, Credential> rights = new ConcurrentHashMap<>();
  public final Map<Actor, Credential> own = new ConcurrentHashMap<>();
  public final Map<Actor, Person> people = new ConcurrentHashMap<>();
  public final Database database;
  public final Leases leases;
  public final Jobs jobs;
  public final ChangeIncident change;
  public final Member ann = pagerDuty.person("Ann", Role.USER);
  public final Member bob = pagerDuty.person("Bob", Role.USER);
  public final String incident;

  public IncidentBench(DatabaseKind kind) {
    database = DatabaseFixture.open(kind);
    leases = new Leases(database.transactions(), clock);
    jobs = new Jobs(database, clock, new SimpleMeterRegistry());
    var needs =
        new ChangeDependencies(
            pagerDuty.client().incidents(),
            pagerDuty.client().onCalls(),
            pagerDuty.client().workflows(),
            new KnownRights(),
            new Connections(database.transactions()),
            answers,
            new IncidentAudit(
                new AuditLog(database.transactions(), clock), new KnownRights(), Refusal::toString),
            TemporaryKeyset.make().encryptor(),
            metrics);
    change = new ChangeIncident(database.transactions(), jobs, leases, clock, needs);
    logIn(ANN, ann);
    logIn(BOB, bob);
    pagerDuty.simulator().account().put(new SimulatedService("PCHECK1", "Checkout API"));
    incident = pagerDuty.simulator().trigger("PCHECK1", "Database down", "high");
  }

  public void logIn(Actor actor, Member member) {
    var credential = pagerDuty.credential(member);
    rights.put(actor, credential);
    own.put(actor, credential);
    people.put(
        actor,
        new Person(actor, member.id(), member.name(), member.email(), Set.of(), clock.instant()));
  }

  public void logOut(Actor actor) {
    rights.remove(actor);
    own.remove(actor);
    people.remove(actor);
  }

  public void press(Actor actor, IncidentChange wanted, String... candidates) {
    var ids = candidates.length == 0 ? List.of(incident) : List.of(candidates);
    change.submit(
        new ChangeRequest(
            actor,
            new Place(TEAM, CHANNEL),
            "1700000000.000100",
            "",
            Optional.of(Secret.of("https://hooks.slack.com/actions/T1/1/secret")),
            ids,
            wanted,
            "{\"text\":\"Database down\"}"));
  }

  public Next run(int click) {
    return change.job().work().run(Integer.toString(click));
  }

  /** Presses and runs, the click being the {@code number}th of this bench. */
  public void pressed(int number, Actor actor, IncidentChange wanted, String... candidates) {
    press(actor, wanted, candidates);
    run(number);
  }

  public IncidentStatus status() {
    return pagerDuty.simulator().incident(incident).orElseThrow().status();
  }

  public int clicks() {
    return count("incident_change");
  }

  public int count(String table) {
    return database
        .transactions()
        .call(
            handle ->
                handle.createQuery("select count(*) from " + table).mapTo(Integer.class).one());
  }

  public double counted(String action, String outcome) {
    var counter =
        metrics
            .find("patchbay.incident.actions")
            .tags("action", action, "outcome", outcome)
            .counter();
    return counter == null ? 0 : counter.count();
  }

  private static Outcome<Credential> credential(Map<Actor, Credential> known, Actor actor) {
    return Optional.ofNullable(known.get(actor))
        .map(Outcome::done)
        .orElseGet(() -> Outcome.refused(new Refusal.NotLoggedIn()));
  }

  private final class KnownRights implements Rights {
    @Override
    public Outcome<Credential> of(Actor actor) {
      return credential(rights, actor);
    }

    @Override
    public Outcome<Credential> of(Actor actor, Place place) {
      return credential(rights, actor);
    }

    @Override
    public Outcome<Credential> own(Actor actor) {
      return credential(own, actor);
    }

    @Override
    public Optional<Person> who(Actor actor) {
      return Optional.ofNullable(people.get(actor));
    }

    @Override
    public Credential app() {
      throw new UnsupportedOperationException("no app acts here");
    }
  }

  @Override
  public void close() {
    jobs.stop(Duration.ofSeconds(5));
    pagerDuty.close();
    database.close();
  }
}
