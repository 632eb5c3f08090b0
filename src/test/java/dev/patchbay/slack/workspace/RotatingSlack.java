package dev.patchbay.slack.workspace;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.db.Database;
import dev.patchbay.db.DatabaseSettings;
import dev.patchbay.sandbox.slack.SlackSimulator;
import dev.patchbay.sandbox.slack.state.ApiCall;
import dev.patchbay.sandbox.slack.state.AppCredentials;
import dev.patchbay.sandbox.slack.state.AppDraft;
import dev.patchbay.sandbox.slack.state.ChannelDraft;
import dev.patchbay.sandbox.slack.state.Member;
import dev.patchbay.sandbox.slack.state.Workspace;
import dev.patchbay.secret.Keyset;
import dev.patchbay.secret.Secret;
import dev.patchbay.slack.SlackPorts;
import dev.patchbay.slack.api.ChatMessage;
import dev.patchbay.slack.api.SlackSettings;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.ManualClock;
import dev.patchbay.support.TemporaryKeyset;
import dev.patchbay.workspace.Installation;
import dev.patchbay.workspace.InstallationListener;
import dev.patchbay.workspace.Installations;
import dev.patchbay.workspace.Rotation;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A simulated Slack whose app has token rotation on, and nodes of ours on one database. */
public final class RotatingSlack implements AutoCloseable {
  public static final TeamId TEAM = new TeamId("T1ACME");
  public static final ChannelId OPS = new ChannelId("C1OPS");
  private static final String ANN = "U1ANN";

  public final ManualClock clock = new ManualClock();
  public final SlackSimulator slack;
  public final AppCredentials app;
  private final DatabaseSettings where;
  private final Keyset keyset = TemporaryKeyset.make();
  private final List<Node> nodes = new ArrayList<>();

  /** What {@code InstallationListener} was told, in the transaction. */
  public final List<String> told = new ArrayList<>();

  public final Node node;

  public RotatingSlack(DatabaseKind kind) {
    slack =
        SlackSimulator.start(
            dev.patchbay.sandbox.slack.SlackSettings.countingOnly().withClock(clock));
    var setup = slack.setup();
    setup.workspace(new Workspace(TEAM.value(), "Acme", "acme"));
    setup.member(Member.person(ANN, TEAM.value(), "ann", "Ann Ash", "ann@acme.test"));
    setup.channel(ChannelDraft.open(OPS.value(), TEAM.value(), "ops", ANN));
    app =
        setup.app(
            AppDraft.named("Patchbay", "chat:write", "chat:write.public").withTokenRotation());
    where = DatabaseFixture.settings(kind);
    node = node();
    install();
  }

  /** One process. */
  public final class Node implements AutoCloseable {
    final Database database = Database.open(where);
    final Installations installations =
        new Installations(database.transactions(), keyset.encryptor(), clock, listener());
    final SlackPorts ports =
        new SlackPorts(settings(), installations, clock, new SimpleMeterRegistry(), unsent -> {});

    Outcome<String> post() {
      return ports.api().chat().post(new Place(TEAM, OPS), ChatMessage.of("x", List.of()));
    }

    Installation installed() {
      return installations.current(TEAM).orElseThrow();
    }

    @Override
    public void close() {
      ports.close();
      database.close();
    }
  }

  public Node node() {
    var one = new Node();
    nodes.add(one);
    return one;
  }

  /** As the OAuth flow would save it. */
  public Installation install() {
    var answer = slack.setup().install(app.appId(), ANN);
    var installation =
        new Installation(
            Optional.of(TEAM),
            Optional.empty(),
            "",
            "Acme",
            "https://acme.slack.com/",
            false,
            app.appId(),
            "B1",
            answer.path("bot_user_id").asText(),
            answer.path("scope").asText(),
            Optional.of(new SlackUserId(ANN)),
            Secret.of(answer.path("access_token").asText()),
            clock.instant(),
            Optional.of(
                new Rotation(
                    Secret.of(answer.path("refresh_token").asText()),
                    clock.instant().plus(Duration.ofHours(12)))));
    node.installations.save(installation);
    return installation;
  }

  public List<ApiCall> refreshes() {
    return slack.log().calls("oauth.v2.access");
  }

  private InstallationListener listener() {
    return (team, now) -> {
      synchronized (told) {
        told.add(now.apply(TEAM).map(it -> it.botToken().reveal()).orElse("none"));
      }
    };
  }

  private SlackSettings settings() {
    return new SlackSettings(
        Optional.of(Secret.of("signing")),
        Optional.of(app.clientId()),
        Optional.of(Secret.of(app.clientSecret())),
        Optional.empty(),
        Optional.empty(),
        slack.apiUrl(),
        URI.create(slack.authorizeUrl().toString()));
  }

  @Override
  public void close() {
    nodes.forEach(Node::close);
    slack.close();
  }
}
