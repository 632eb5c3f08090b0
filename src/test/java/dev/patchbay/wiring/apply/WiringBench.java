package dev.patchbay.wiring.apply;

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
import dev.patchbay.db.Leases;
import dev.patchbay.jobs.Job.Next;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.sandbox.pagerduty.account.SimulatedService;
import dev.patchbay.sandbox.pagerduty.account.StoredExtension;
import dev.patchbay.secret.Secret;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.FixedRights;
import dev.patchbay.support.ManualClock;
import dev.patchbay.support.PagerDutyAccount;
import dev.patchbay.support.TemporaryKeyset;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.apply.extension.Applier;
import dev.patchbay.wiring.apply.extension.Channels;
import dev.patchbay.wiring.apply.token.StaleTokens;
import dev.patchbay.workspace.Installation;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The feature on a real database, with a simulated PagerDuty, before it is told to run: a test runs
 * the jobs itself. Requests of a fresh database are numbered from 1.
 */
public final class WiringBench implements AutoCloseable {
  public static final TeamId TEAM = new TeamId("T1");
  public static final Actor ANN = new Actor(new HomeId(TEAM.value()), new SlackUserId("U1"));
  public static final ConnectionKey KEY =
      new ConnectionKey(new Place(TEAM, new ChannelId("C1")), new ServiceId(ACCOUNT, "PCHECK1"));

  public final ManualClock clock = new ManualClock();
  public final PagerDutyAccount pagerDuty = new PagerDutyAccount();
  public final FakeSubscriptions subscriptions = new FakeSubscriptions();
  public final RecordingListener listener = new RecordingListener();
  public final Database database;
  public final Leases leases;
  public final Jobs jobs;
  public final Connections connections;
  public final StaleTokens held;
  public final ConnectService connect;
  public final DisconnectService disconnect;
  public Outcome<Channels.Channel> channel =
      Outcome.done(new Channels.Channel(KEY.channel(), "ops", false));
  public Optional<Installation> installation = Optional.of(installation("xoxb-1"));

  /** What only a look into the database shows, because another node just wrote it. */
  public Optional<Installation> newest = Optional.empty();

  public Outcome<Credential> rights = Outcome.done(credential(Role.USER));

  /** Breaks down once, when something was made and is about to be stored. */
  public boolean dieBeforeSaving;

  public WiringBench(DatabaseKind kind) {
    database = DatabaseFixture.open(kind);
    var transactions = database.transactions();
    listener.storing = transactions::active;
    leases = new Leases(transactions, clock);
    jobs = new Jobs(database, clock, new SimpleMeterRegistry());
    connections = new Connections(transactions);
    held = new StaleTokens(transactions, jobs, TemporaryKeyset.make().fingerprint(), clock);
    var rightsOfPeople = new FixedRights(actor -> rights);
    var audit = new RequestAudit(new AuditLog(transactions, clock), connections, rightsOfPeople);
    var queue = queue();
    var client = pagerDuty.client();
    var applier = new Applier(client.extensions(), transactions, clock);
    connect = connectService(queue, applier);
    disconnect =
        new DisconnectService(
            queue,
            connections,
            rightsOfPeople,
            applier,
            subscriptions,
            new OthersRemoval(transactions, connections, applier, audit, listener),
            listener);
    pagerDuty.simulator().account().put(new SimulatedService("PCHECK1", "Checkout API"));
  }

  private ConnectService connectService(WiringQueue queue, Applier applier) {
    return new ConnectService(
        queue,
        connections,
        new ConnectDependencies(
            (team, id) -> channel,
            new ConnectDependencies.BotTokens(
                team ->
                    database.transactions().active() ? newest.or(() -> installation) : installation,
                held),
            new FixedRights(actor -> rights),
            new ConnectDependencies.PagerDutyCalls(
                pagerDuty.client().services(),
                pagerDuty.client().extensions(),
                pagerDuty.client().links()),
            applier,
            subscriptions,
            listener,
            new DyingClock()));
  }

  /** Shares the database with this one and nothing else. */
  public ConnectService anotherNode() {
    return connectService(
        queue(), new Applier(pagerDuty.client().extensions(), database.transactions(), clock));
  }

  private WiringQueue queue() {
    var audit =
        new RequestAudit(
            new AuditLog(database.transactions(), clock),
            connections,
            new FixedRights(actor -> rights));
    return new WiringQueue(database.transactions(), jobs, leases, clock, listener, audit);
  }

  public void ask(Options options) {
    connect.submit(new ConnectService.Request(ANN, KEY, "Checkout API", options));
  }

  public Next run(int request) {
    return connect.job().work().run(Integer.toString(request));
  }

  public Next runDisconnect(int request) {
    return disconnect.job().work().run(Integer.toString(request));
  }

  public Next runOthers(int request) {
    return disconnect.othersJob().work().run(Integer.toString(request));
  }

  /** Asks and runs, the request being the {@code number}th of this bench. */
  public void connected(int number, Options options) {
    ask(options);
    run(number);
  }

  public List<StoredExtension> extensions() {
    return pagerDuty.simulator().account().stored();
  }

  public int requests() {
    return rows("wiring_request");
  }

  /** POSTs of extensions whose answer is not known. */
  public int unansweredPosts() {
    return rows("extension_post");
  }

  private int rows(String table) {
    return database
        .transactions()
        .call(
            handle ->
                handle.createQuery("select count(*) from " + table).mapTo(Integer.class).one());
  }

  public Refusal refusal() {
    return listener.refusals.get(listener.refusals.size() - 1);
  }

  public Credential credential(Role role, String... scopes) {
    var person = pagerDuty.person("Ann", role);
    return scopes.length == 0 ? pagerDuty.credential(person) : pagerDuty.credential(person, scopes);
  }

  public static Installation installation(String token) {
    return new Installation(
        Optional.of(TEAM),
        Optional.empty(),
        "",
        "Acme",
        "https://acme.slack.com/",
        false,
        "A1",
        "B1",
        "UBOT",
        "chat:write,commands",
        Optional.empty(),
        Secret.of(token),
        Instant.EPOCH);
  }

  @Override
  public void close() {
    jobs.stop(Duration.ofSeconds(5));
    pagerDuty.close();
    database.close();
  }

  private final class DyingClock extends Clock {
    @Override
    public Instant instant() {
      if (dieBeforeSaving) {
        dieBeforeSaving = false;
        throw new IllegalStateException("died");
      }
      return clock.instant();
    }

    @Override
    public ZoneId getZone() {
      return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return clock.withZone(zone);
    }
  }
}
