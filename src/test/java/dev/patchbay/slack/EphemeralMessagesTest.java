package dev.patchbay.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Actor;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.login.PendingCommands.PendingCommand;
import dev.patchbay.slack.api.DirectMessages;
import dev.patchbay.slack.api.EphemeralMessages;
import dev.patchbay.slack.api.FakeSlackApi;
import dev.patchbay.slack.login.LoginPrompt;
import dev.patchbay.slack.login.ResumeAfterLogin;
import dev.patchbay.slack.view.MessageContent;
import dev.patchbay.token.Person;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people are told by jobs and after a login. */
class EphemeralMessagesTest {
  private static final Actor ADA = new Actor(new HomeId("T1"), new SlackUserId("U1"));
  private static final Place PLACE = new Place(new TeamId("T1"), new ChannelId("C1"));
  private static final Person PERSON =
      new Person(ADA, "PU1", "Ada <L>", "ada@acme.example", Set.of(), Instant.EPOCH);

  private FakeSlackApi slack;
  private SlackPorts ports;
  private final List<EphemeralMessages.Unsent> kept = new ArrayList<>();
  private final AtomicInteger links = new AtomicInteger();
  private final LoginPrompt prompt =
      new LoginPrompt(
          (actor, member, workspace) -> URI.create("https://pb/login/" + links.incrementAndGet()));

  @BeforeEach
  void start() throws IOException {
    slack = new FakeSlackApi();
    slack.answers("chat.postMessage", "{'ok':true,'ts':'1.2'}");
    slack.answers("chat.postEphemeral", "{'ok':true,'message_ts':'1.2'}");
    slack.answers("users.info", "{'ok':true,'user':{'real_name':'Ada'}}");
    ports =
        new SlackPorts(
            slack.settings(),
            slack.installations,
            Clock.systemUTC(),
            new SimpleMeterRegistry(),
            kept::add);
  }

  @AfterEach
  void stop() {
    ports.close();
    slack.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 429})
  void what_slack_cannot_take_now_is_kept_with_its_buttons_and_sent_later(int status) {
    var blocks = MessageContent.words("*Done* &amp; well").blocks();
    slack.answers("chat.postEphemeral", status, "{'ok':false}", Map.of("Retry-After", "1"));
    ports.ephemerals().answer(ADA, PLACE, Optional.empty(), "3.4", "*Done*", blocks);
    assertThat(kept).hasSize(1);

    assertThat(again()).isInstanceOf(Outcome.Refused.class);
    slack.answers("chat.postEphemeral", "{'ok':true,'message_ts':'1.2'}");
    assertThat(again()).isInstanceOf(Outcome.Done.class);
    assertThat(said(slack.asked.size() - 1))
        .contains("thread_ts=3.4", "user=U1", "*Done* &amp; well", "section")
        .isEqualTo(said(0));
  }

  @Test
  void what_slack_refuses_or_soon_is_so_no_more_is_not_kept() {
    slack.answers("chat.postEphemeral", "{'ok':false,'error':'restricted_action'}");
    ports.ephemerals().answer(ADA, PLACE, Optional.empty(), "", "*Done*", List.of());
    slack.answers("chat.postEphemeral", 500, "{'ok':false}", Map.of());
    ports.ephemerals().inThread(ADA, PLACE, Optional.empty(), "", "Not yet");
    ports.ephemerals().to(ADA, PLACE, Optional.empty(), "Log in", List.of());
    assertThat(kept).isEmpty();
  }

  @Test
  void what_cannot_be_kept_either_is_left_without_an_error() {
    try (var away =
        new SlackPorts(
            slack.settings(),
            slack.installations,
            Clock.systemUTC(),
            new SimpleMeterRegistry(),
            unsent -> {
              throw new IllegalStateException("the database is away");
            })) {
      slack.answers("chat.postEphemeral", 500, "{'ok':false}", Map.of());
      away.ephemerals().answer(ADA, PLACE, Optional.empty(), "", "*Done*", List.of());
    }
    assertThat(slack.methods()).containsExactly("chat.postEphemeral");
  }

  @Test
  void button_to_log_in_is_kept_without_its_link_and_made_anew() {
    slack.answers("chat.postEphemeral", 500, "{'ok':false}", Map.of());
    ports.askToLogIn(prompt).ask(ADA, PLACE, Optional.empty(), "Your login ended.");
    assertThat(kept).hasSize(1);
    assertThat(kept.get(0).toString()).doesNotContain("https://pb/login");

    slack.answers("chat.postEphemeral", "{'ok':true,'message_ts':'1.2'}");
    assertThat(again()).isInstanceOf(Outcome.Done.class);
    assertThat(said(slack.asked.size() - 1))
        .contains("Your login ended.", "https://pb/login/2", "pd_login");
  }

  @Test
  void after_a_log_in_clicks_go_on_and_each_wish_gets_a_button() {
    var resumed = new ArrayList<Actor>();
    var pending = new PendingCommand(PLACE, "ops", "connect `x` <!here>");
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

  private Outcome<?> again() {
    return new PersonalTeller(ports.ephemerals(), ports.askToLogIn(prompt))
        .tell(PersonalTeller.message(kept.get(0)));
  }

  private String said(int at) {
    return URLDecoder.decode(slack.asked.get(at).body(), StandardCharsets.UTF_8);
  }
}
