package dev.patchbay.wiring.apply;

import static dev.patchbay.support.Ids.ACCOUNT;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.patchbay.audit.AuditLog;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.db.Database;
import dev.patchbay.db.DatabaseSettings;
import dev.patchbay.db.Leases;
import dev.patchbay.jobs.Job.Next;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.TokenSource;
import dev.patchbay.pagerduty.Whose;
import dev.patchbay.sandbox.pagerduty.account.SimulatedService;
import dev.patchbay.sandbox.pagerduty.account.StoredExtension;
import dev.patchbay.secret.Keyset;
import dev.patchbay.secret.Secret;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.FixedRights;
import dev.patchbay.support.Ids;
import dev.patchbay.support.ManualClock;
import dev.patchbay.support.PagerDutyAccount;
import dev.patchbay.support.TemporaryKeyset;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.ConnectionState;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.Delivery;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.apply.extension.Applier;
import dev.patchbay.wiring.apply.token.StaleTokens;
import dev.patchbay.workspace.Installation;
import dev.patchbay.workspace.Installations;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Installations, connections and a simulated PagerDuty that has their extensions. A test runs the
 * job itself. A {@link Node} is what dies with a process; the rest outlives it.
 */
final class TokenPushBench implements AutoCloseable {
  static final TeamId ACME = new TeamId("T1");
  static final TeamId OTHER = new TeamId("T2");

  final ManualClock clock = new ManualClock();
  final PagerDutyAccount pagerDuty = new PagerDutyAccount();
  final RecordingListener listener = new RecordingListener();
  private final Keyset keyset = TemporaryKeyset.make();
  private final DatabaseSettings where;
  private final List<Node> nodes = new ArrayList<>();
  final Node node;
  Supplier<Outcome<Secret>> appToken;

  TokenPushBench(DatabaseKind kind) {
    where = DatabaseFixture.settings(kind);
    pagerDuty.simulator().account().put(new SimulatedService("PCHECK1", "Checkout API"));
    grant();
    node = node();
    listener.storing = node.database.transactions()::active;
    save(installation(ACME, "xoxb-1"));
    save(installation(OTHER, "xoxb-other"));
  }

  /** One process. */
  final class Node implements AutoCloseable {
    final Database database = Database.open(where);
    final Leases leases = new Leases(database.transactions(), clock);
    final Jobs jobs = new Jobs(database, clock, new SimpleMeterRegistry());
    final Connections connections = new Connections(database.transactions());
    final StaleTokens held =
        new StaleTokens(database.transactions(), jobs, keyset.fingerprint(), clock);
    final Installations installations =
        new Installations(database.transactions(), keyset.encryptor(), clock, held);
    final TokenPush repush =
        new TokenPush(
            database.transactions(),
            leases,
            held,
            installations::current,
            new TokenPush.AsApp(
                new Credential(Ids.ACCOUNT, new App(), Whose.app()),
                new Applier(pagerDuty.client().extensions(), database.transactions(), clock),
                pagerDuty.client().links(),
                new RequestAudit(
                    new AuditLog(database.transactions(), clock),
                    connections,
                    new FixedRights(actor -> Outcome.refused(new Refusal.NotLoggedIn())))),
            listener,
            clock);

    Next run() {
      return repush.job().work().run(StaleTokens.ID);
    }

    @Override
    public void close() {
      jobs.stop(Duration.ofSeconds(5));
      database.close();
    }
  }

  Node node() {
    var one = new Node();
    nodes.add(one);
    return one;
  }

  /** The app token, with these scopes; with all if none are named. */
  void grant(String... scopes) {
    var person = pagerDuty.person("App", dev.patchbay.sandbox.pagerduty.account.Role.ADMIN);
    var credential =
        scopes.length == 0 ? pagerDuty.credential(person) : pagerDuty.credential(person, scopes);
    appToken = credential.tokens()::token;
  }

  /** Connected with the token, so that PagerDuty has the extension and we its fingerprint. */
  ConnectionKey connected(TeamId team, int number, String token) {
    var key =
        new ConnectionKey(
            new Place(team, new ChannelId("C" + number)), new ServiceId(ACCOUNT, "PCHECK1"));
    var config = JsonNodeFactory.instance.objectNode();
    config.put("bot_access_token_v2", token).put("access_token", token);
    config.putObject("bot").put("bot_access_token", token);
    var id = pagerDuty.simulator().account().addExtension("old " + number, "PCHECK1", config);
    new Connections(node.database.transactions())
        .save(
            new Connection(
                key,
                "ops" + number,
                "Checkout API",
                Options.defaults(),
                new Delivery.Extension(id, keyset.fingerprint().of(Secret.of(token))),
                new SlackUserId("UANN"),
                clock.instant()));
    return key;
  }

  void save(Installation installation) {
    node.installations.save(installation);
  }

  Connection connection(ConnectionKey key) {
    return node.connections.find(key).orElseThrow();
  }

  ConnectionState state(ConnectionKey key) {
    return connection(key).health().state();
  }

  StoredExtension extension(ConnectionKey key) {
    var id = connection(key).extension().orElseThrow().id();
    return pagerDuty.simulator().account().stored(id).orElseThrow();
  }

  /** The token that PagerDuty posts with. */
  String token(ConnectionKey key) {
    return extension(key).config().path("bot_access_token_v2").asText();
  }

  long puts() {
    return pagerDuty.writes().stream().filter(op -> op.startsWith("PUT")).count();
  }

  boolean queued() {
    return node.database
            .transactions()
            .call(
                handle ->
                    handle
                        .createQuery(
                            "select count(*) from scheduled_tasks where task_name = 're-push'")
                        .mapTo(Integer.class)
                        .one())
        == 1;
  }

  static Installation installation(TeamId team, String token) {
    return new Installation(
        Optional.of(team),
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

  static Installation orgWide(String org, String token) {
    return new Installation(
        Optional.empty(),
        Optional.of(org),
        "Acme Corp",
        "Acme Corp",
        "",
        true,
        "A1",
        "B1",
        "UBOT",
        "chat:write",
        Optional.empty(),
        Secret.of(token),
        Instant.EPOCH);
  }

  @Override
  public void close() {
    nodes.forEach(Node::close);
    pagerDuty.close();
  }

  private final class App implements TokenSource {
    @Override
    public String owner() {
      return "app";
    }

    @Override
    public Outcome<Secret> token() {
      return appToken.get();
    }

    @Override
    public Outcome<Secret> refreshed(Secret rejected) {
      return Outcome.refused(new Refusal.BadCredentials(Refusal.Vendor.PAGERDUTY, "no"));
    }
  }
}
