package dev.patchbay.slack;

import static dev.patchbay.support.Ids.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Actor;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.login.PendingCommands.PendingCommand;
import dev.patchbay.slack.api.DirectMessages;
import dev.patchbay.slack.api.FakeSlackApi;
import dev.patchbay.slack.login.LoginPrompt;
import dev.patchbay.slack.login.ResumeAfterLogin;
import dev.patchbay.token.Person;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.Delivery;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.apply.WiringListener;
import dev.patchbay.wiring.apply.WiringListener.Way;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What channels and people are told by jobs and after a login. */
class EphemeralMessagesTest {
  private static final Actor ADA = new Actor(new HomeId("T1"), new SlackUserId("U1"));
  private static final ConnectionKey KEY =
      new ConnectionKey(
          new Place(new TeamId("T1"), new ChannelId("C1")), new ServiceId(ACCOUNT, "P1"));
  private static final Person PERSON =
      new Person(ADA, "PU1", "Ada <L>", "ada@acme.example", Set.of(), Instant.EPOCH);

  private FakeSlackApi slack;
  private SlackPorts ports;
  private WiringListener wiring;

  @BeforeEach
  void start() throws IOException {
    slack = new FakeSlackApi();
    slack.answers("chat.postMessage", "{'ok':true,'ts':'1.2'}");
    slack.answers("chat.postEphemeral", "{'ok':true,'message_ts':'1.2'}");
    slack.answers("users.info", "{'ok':true,'user':{'real_name':'Ada'}}");
    ports =
        new SlackPorts(
            slack.settings(), slack.installations, Clock.systemUTC(), new SimpleMeterRegistry());
    wiring =
        ports.wiringListener(
            new LoginPrompt((actor, member, workspace) -> URI.create("https://pb/login")));
  }

  @AfterEach
  void stop() {
    ports.close();
    slack.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"CREATED", "ADOPTED", "EDITED"})
  void channel_is_told_who_wired_what(Way way) {
    wiring.connected(ADA, connection(), way);
    assertThat(slack.methods()).containsExactly("chat.postMessage");
    assertThat(said(0)).contains("channel=C1", "<@U1>", "*A &amp; &lt;!here&gt;*", "Posts: ");
  }

  @Test
  void connecting_again_without_a_change_is_told_to_the_person_alone() {
    wiring.connected(ADA, connection(), Way.WRITTEN_AGAIN);
    assertThat(slack.methods()).containsExactly("chat.postEphemeral");
  }

  @Test
  void channel_is_told_of_a_disconnection() {
    wiring.disconnected(ADA, connection());
    assertThat(said(0)).contains("<@U1> disconnected");
  }

  @Test
  void refusal_is_told_to_the_person_alone_with_the_reason() {
    wiring.refused(ADA, KEY, "Checkout", "connect", new Refusal.MissingAbility("x"));
    assertThat(slack.methods()).containsExactly("chat.postEphemeral");
    assertThat(said(0)).contains("Couldn't connect *Checkout*. ", "ability");
  }

  @Test
  void refusal_for_a_log_in_that_ended_brings_the_button() {
    wiring.refused(ADA, KEY, "Checkout", "connect", new Refusal.LoginEnded());
    assertThat(slack.methods()).containsExactly("users.info", "chat.postEphemeral");
    assertThat(said(1)).contains("https://pb/login", "pd_login");
  }

  @Test
  void after_a_log_in_clicks_go_on_and_each_wish_gets_a_button() {
    var resumed = new ArrayList<Actor>();
    var pending = new PendingCommand(KEY.place(), "ops", "connect `x` <!here>");
    assertThat(resume(List.of(pending), resumed).resume(ADA)).isEmpty();
    assertThat(resumed).containsExactly(ADA);
    assertThat(slack.methods()).containsExactly("chat.postEphemeral");
    assertThat(said(0))
        .contains("Ada &lt;L&gt;", "pd_continue")
        .doesNotContain("for `/pd connect `x");
  }

  @Test
  void after_a_log_in_without_wishes_the_person_is_told_directly() {
    assertThat(resume(List.of(), new ArrayList<>()).resume(ADA)).isEmpty();
    assertThat(slack.methods()).containsExactly("chat.postMessage");
    assertThat(said(0)).contains("channel=U1", "ada@acme.example", "`/pd logout`");
  }

  private ResumeAfterLogin resume(List<PendingCommand> commands, List<Actor> resumed) {
    return new ResumeAfterLogin(
        new ResumeAfterLogin.Waiting(actor -> commands, (actor, command) -> {}, resumed::add),
        actor -> Optional.of(PERSON),
        ports.ephemerals(),
        new DirectMessages(ports.api().chat(), slack.installations::reach));
  }

  private static Connection connection() {
    return new Connection(
        KEY,
        "ops",
        "A & <!here>",
        Options.defaults(),
        new Delivery.Extension("PE1", "print"),
        ADA.user(),
        Instant.EPOCH);
  }

  private String said(int at) {
    return URLDecoder.decode(slack.asked.get(at).body(), StandardCharsets.UTF_8);
  }
}
