package dev.patchbay.slack.incident;

import static dev.patchbay.support.Ids.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Actor;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.IncidentId;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.TokenOwner;
import dev.patchbay.core.Refusal.Vendor;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.incident.ChangeAnswers;
import dev.patchbay.incident.ChangeRequest;
import dev.patchbay.incident.IncidentChange;
import dev.patchbay.incident.IncidentState;
import dev.patchbay.secret.Secret;
import dev.patchbay.slack.SlackPorts;
import dev.patchbay.slack.api.FakeSlackApi;
import dev.patchbay.slack.card.Clicked;
import dev.patchbay.slack.login.LoginPrompt;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlackChangeAnswersTest {
  private FakeSlackApi slack;
  private SlackPorts ports;
  private ChangeAnswers answers;

  @BeforeEach
  void start() throws IOException {
    slack = new FakeSlackApi();
    slack.answers("said", "ok");
    slack.answers("chat.update", "{'ok':true,'ts':'1.2'}");
    slack.answers("chat.postMessage", "{'ok':true,'ts':'1.3'}");
    ports =
        new SlackPorts(
            slack.settings(),
            slack.installations,
            Clock.systemUTC(),
            new SimpleMeterRegistry(),
            unsent -> {});
    answers =
        ports.clickAnswers(
            new LoginPrompt(
                (actor, member, workspace) -> URI.create("https://pb/" + member + "/" + workspace)),
            Clicked::byLabel,
            incident -> {},
            (request, now, look) -> {});
  }

  @AfterEach
  void stop() {
    ports.close();
    slack.close();
  }

  @Test
  void changed_message_is_updated_and_nothing_else_is_said() {
    answers.changed(click(Clicked.BLOCKS), state("acknowledged"), "Ada");
    assertThat(slack.methods()).containsExactly("chat.update");
    assertThat(said(0)).contains("Acknowledged by <@U1>", "ts=1.2").doesNotContain("Add Note");
  }

  @Test
  void update_that_slack_refuses_goes_through_the_response_url() {
    slack.answers("chat.update", "{'ok':false,'error':'cant_update_message'}");
    answers.changed(click(Clicked.LEGACY), state("resolved"), "Ada");
    assertThat(slack.methods()).containsExactly("chat.update", "said");
    assertThat(said(1)).contains("\"replace_original\":true", "Resolved by");
  }

  @Test
  void message_that_is_not_rebuilt_is_answered_in_its_thread() {
    answers.changed(click("{'blocks':[{'type':'poll'}]}"), state("resolved"), "<Ada>");
    assertThat(slack.methods()).containsExactly("chat.postMessage");
    assertThat(said(0)).contains("thread_ts=1.2", "Resolved by <@U1>", "&lt;Ada&gt;");
  }

  @Test
  void second_one_is_told_who_was_first_and_the_message_shows_it() {
    answers.already(click(Clicked.BLOCKS), state("acknowledged"));
    assertThat(slack.methods()).containsExactly("chat.update", "said");
    assertThat(said(0)).contains("\"Acknowledged by Grace\"");
    assertThat(said(1)).contains("was already acknowledged by Grace", "\"ephemeral\"");
  }

  @Test
  void acknowledging_what_is_resolved_says_why_not() {
    answers.already(click(Clicked.BLOCKS), state("resolved"));
    assertThat(said(1)).contains("was already resolved by Grace", "would reopen it");
  }

  @Test
  void refusal_is_told_to_the_person_alone_and_the_message_stays() {
    answers.refused(
        click(Clicked.BLOCKS),
        new Refusal.AccessDenied(Vendor.PAGERDUTY, TokenOwner.PERSON, "Access Denied"));
    assertThat(slack.methods()).containsExactly("said");
    assertThat(said(0)).contains("Couldn't acknowledge the incident", "Your PagerDuty role");
  }

  @Test
  void click_that_waits_brings_a_log_in_button_that_names_the_person() {
    slack.answers("users.info", "{'ok':true,'user':{'real_name':'Ada'}}");
    answers.loginNeeded(click(Clicked.BLOCKS), new Refusal.NotLoggedIn());
    assertThat(slack.methods()).containsExactly("users.info", "said");
    assertThat(slack.asked.get(1).body())
        .contains(
            "https://pb/Ada/Acme",
            "within 10 minutes",
            "keeps your click for 1 hour and then acknowledges",
            "\"ephemeral\"");
  }

  private static ChangeRequest clickOf(String message, Secret responseUrl) {
    return new ChangeRequest(
        new Actor(new HomeId("T1"), new SlackUserId("U1")),
        new Place(new TeamId("T1"), new ChannelId("C1")),
        "1.2",
        "",
        Optional.of(responseUrl),
        List.of("PINC1"),
        new IncidentChange.Acknowledge(),
        Clicked.json(message).toString());
  }

  private ChangeRequest click(String message) {
    return clickOf(message, Secret.of(slack.url() + "said"));
  }

  private static IncidentState state(String status) {
    return new IncidentState(
        new IncidentId(ACCOUNT, "PINC1"),
        7,
        "Down",
        status,
        "https://acme.pagerduty.com/incidents/PINC1",
        Optional.empty(),
        "Checkout",
        Optional.empty(),
        List.of("Grace"));
  }

  private String said(int at) {
    return URLDecoder.decode(slack.asked.get(at).body(), StandardCharsets.UTF_8);
  }
}
