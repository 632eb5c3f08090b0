package dev.patchbay.slack.oncall;

import static dev.patchbay.support.Ids.ACCOUNT;

import dev.patchbay.core.Actor;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.db.DatabaseSettings;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.PagerDuty;
import dev.patchbay.pagerduty.PagerDutySettings;
import dev.patchbay.sandbox.pagerduty.PagerDutySimulator;
import dev.patchbay.sandbox.pagerduty.account.Member;
import dev.patchbay.sandbox.pagerduty.account.OAuthApp;
import dev.patchbay.sandbox.pagerduty.account.OnCallShift;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.sandbox.pagerduty.account.SimulatorSettings;
import dev.patchbay.sandbox.slack.SlackSimulator;
import dev.patchbay.sandbox.slack.state.AppCredentials;
import dev.patchbay.sandbox.slack.state.AppDraft;
import dev.patchbay.sandbox.slack.state.ChannelDraft;
import dev.patchbay.sandbox.slack.state.UserGroup;
import dev.patchbay.sandbox.slack.state.Workspace;
import dev.patchbay.secret.Keyset;
import dev.patchbay.secret.Secret;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.Ids;
import dev.patchbay.support.ManualClock;
import dev.patchbay.support.TemporaryKeyset;
import dev.patchbay.workspace.Installation;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Both simulators, one database and the work on on-calls of any number of nodes, on a clock that
 * the test moves. Ann and Bob are in Slack and in PagerDuty, Cy in PagerDuty only.
 */
final class OnCallBench implements AutoCloseable {
  static final TeamId TEAM = new TeamId("T1ACME");
  static final String GROUP = "S1PAYMENTS";
  static final String CHANNEL = "C1OPS";
  static final Actor OWNER = new Actor(new HomeId("T1ACME"), new SlackUserId("U1OWNER"));
  static final Actor ANN = new Actor(new HomeId("T1ACME"), new SlackUserId("U1ANN"));
  static final String[] BASIC = {
    "commands", "chat:write", "channels:read", "channels:join", "users:read", "users:read.email"
  };
  static final URI INSTALL = URI.create("https://patchbay.example/slack/install");

  final ManualClock clock = new ManualClock();
  final SlackSimulator slack =
      SlackSimulator.start(dev.patchbay.sandbox.slack.SlackSettings.countingOnly());
  final PagerDutySimulator pagerDuty =
      PagerDutySimulator.start(SimulatorSettings.of("acme", "us").withClock(clock));
  final String policy = pagerDuty.account().onCalls().addPolicy("Payments");
  final Member ann = person("Ann Ash");
  final Member bob = person("Bob Bay");
  final Member cy = person("Cy Cole");
  final Keyset keyset = TemporaryKeyset.make();
  final AppCredentials app;
  final BenchRights rights = new BenchRights(this::credential);
  private final DatabaseSettings settings;
  private final List<Runnable> open = new ArrayList<>();
  final PagerDuty client;

  OnCallBench(DatabaseKind kind) {
    settings = DatabaseFixture.settings(kind);
    var setup = slack.setup();
    setup.workspace(new Workspace(TEAM.value(), "Acme", "acme"));
    member("U1OWNER", "Owner");
    member("U1ANN", "Ann Ash");
    member("U1BOB", "Bob Bay");
    slack
        .groups()
        .put(new UserGroup(GROUP, TEAM.value(), "payments-oncall", false, List.of("U1OWNER")));
    setup.channel(ChannelDraft.open(CHANNEL, TEAM.value(), "ops", "U1OWNER"));
    app = setup.app(AppDraft.named("Patchbay", BASIC));
    pagerDuty
        .account()
        .register(new OAuthApp("app", "secret", Set.of("oncalls.read", "users.read"), Set.of()));
    client =
        new PagerDuty(
            new PagerDutySettings(
                ACCOUNT,
                pagerDuty.apiUrl(),
                pagerDuty.identityUrl(),
                Optional.empty(),
                Optional.empty()),
            clock,
            new SimpleMeterRegistry());
  }

  private static String address(String name) {
    return name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@acme.example";
  }

  private Member person(String name) {
    return pagerDuty.account().addUser(name, address(name), Role.USER);
  }

  private void member(String id, String name) {
    slack
        .setup()
        .member(
            dev.patchbay.sandbox.slack.state.Member.person(
                id, TEAM.value(), id.substring(2).toLowerCase(Locale.ROOT), name, address(name)));
  }

  OnCallNode node() {
    var node = OnCallNode.on(settings, this);
    open.add(0, node.database()::close);
    open.add(0, node.slack()::close);
    return node;
  }

  Credential credential() {
    return Credential.of(
        Ids.ACCOUNT, Secret.of(pagerDuty.logins().appToken("app", "oncalls.read", "users.read")));
  }

  /** The workspace installs the app, with these scopes beside the basic ones. */
  void install(OnCallNode node, String... more) {
    var scopes = new ArrayList<>(List.of(BASIC));
    scopes.addAll(List.of(more));
    slack.setup().configure(app.appId(), AppDraft.named("Patchbay", scopes.toArray(String[]::new)));
    var grant = slack.setup().install(app.appId(), OWNER.user().value());
    node.installations()
        .save(
            new Installation(
                Optional.of(TEAM),
                Optional.empty(),
                "",
                "Acme",
                "https://acme.slack.com/",
                false,
                app.appId(),
                "B1",
                grant.path("bot_user_id").asText(),
                String.join(",", scopes),
                Optional.of(OWNER.user()),
                Secret.of(grant.path("access_token").asText()),
                clock.instant()));
  }

  OnCallShift shift(int level, Member who, Duration from, Duration to) {
    var now = clock.instant();
    return new OnCallShift(policy, level, "Weekly", who.id(), now.plus(from), now.plus(to));
  }

  void onCall(OnCallShift... shifts) {
    pagerDuty.account().onCalls().put(policy, List.of(shifts));
  }

  void always(Member... people) {
    onCall(
        Arrays.stream(people)
            .map(one -> new OnCallShift(policy, 1, "", one.id(), null, null))
            .toArray(OnCallShift[]::new));
  }

  List<String> group() {
    return slack.groups().users(GROUP);
  }

  /** What the owner was told, oldest first. */
  List<String> notes() {
    return direct(OWNER);
  }

  /** What the person was told in their own conversation, oldest first. */
  List<String> direct(Actor actor) {
    return slack.screen().direct(actor.user().value()).stream()
        .map(one -> one.json().path("text").asText())
        .toList();
  }

  /** How often Slack was asked for this. */
  int calls(String method) {
    return slack.log().calls(method).size();
  }

  @Override
  public void close() {
    open.forEach(Runnable::run);
    client.close();
    pagerDuty.close();
    slack.close();
  }
}
