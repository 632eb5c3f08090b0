package dev.patchbay.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.bolt.response.Response;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.TeamId;
import dev.patchbay.secret.Secret;
import dev.patchbay.slack.api.FakeSlackApi;
import dev.patchbay.workspace.Rotation;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests through Bolt to our own listeners; Slack itself is a small local server. */
class DispatchTest {
  private DispatchBench bench;

  @BeforeEach
  void start() throws IOException {
    bench = new DispatchBench();
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void command_is_unescaped_named_and_answered_ephemerally() {
    Response answer =
        bench.answer(
            "command=%2Fpd&text=connect+a+%26amp%3B+%26lt%3Bb%26gt%3B&team_id=T1&team_domain=acme"
                + "&user_id=U1&user_name=ada&channel_id=C1&channel_name=ops&trigger_id=1.2.x");
    assertThat(bench.commands.get(0).typed()).isEqualTo("connect a & <b>");
    assertThat(answer.getBody()).contains("\"response_type\":\"ephemeral\"", "answered");
  }

  @Test
  void modal_errors_stand_under_their_blocks() {
    bench.modalAnswer = new Ack.Errors(Map.of("service", "Choose one"));
    String submission =
        "{'type':'view_submission','view':{'callback_id':'%s'}," + DispatchBench.WHO + "}";
    assertThat(bench.json(submission.formatted("pd_connect")).getBody())
        .isEqualTo("{\"response_action\":\"errors\",\"errors\":{\"service\":\"Choose one\"}}");
  }

  @Test
  void form_that_nobody_knows_stays_open_and_says_so() {
    var form =
        "{'type':'view_submission','view':{'callback_id':'pd_gone'}," + DispatchBench.WHO + "}";
    assertThat(bench.json(form).getBody())
        .contains("\"response_action\":\"update\"", "Nothing changed", "doesn't know this form");
    var typing = "{'type':'block_suggestion','action_id':'gone'," + DispatchBench.WHO + "}";
    assertThat(bench.json(typing).getBody()).isEqualTo("{\"options\":[]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"shortcut", "message_action"})
  void shortcut_that_nobody_knows_is_answered_in_words(String type) {
    bench.shortcut(type, "pd_gone");
    bench.afterAck.drain(Duration.ofSeconds(5));
    assertThat(bench.slack.asked.get(0).body()).contains("doesn't know this shortcut");
  }

  @Test
  void command_that_nobody_knows_is_answered_in_words() {
    var command = "command=%2Fgone&team_id=T1&user_id=U1&channel_id=C1&trigger_id=1.2.x";
    assertThat(bench.answer(command).getBody()).contains("doesn't know this command", "/pd help");
  }

  @ParameterizedTest
  @ValueSource(strings = {"shortcut", "message_action"})
  void shortcut_goes_to_who_registered_for_it(String type) {
    bench.shortcut(type, "pd_on_call");
    bench.afterAck.drain(Duration.ofSeconds(5));
    assertThat(bench.slack.asked.get(0).body()).contains("on call");
  }

  @Test
  void what_is_the_same_for_all_is_answered_to_a_command_and_sent_after_a_press() {
    var command = "command=%2Fstanding&team_id=T1&user_id=U1&channel_id=C1&trigger_id=1.2.x";
    var first = bench.answer(command).getBody();
    assertThat(first)
        .startsWith("{\"response_type\":\"ephemeral\",\"text\":\"the same for all\",\"blocks\":[{");
    assertThat(bench.answer(command).getBody()).isSameAs(first);

    var pressed = bench.shortcut("shortcut", "pd_standing");
    assertThat(pressed.getBody()).isNull();
    bench.afterAck.drain(Duration.ofSeconds(5));
    assertThat(bench.slack.asked.get(0).body()).contains("the same for all");
  }

  @Test
  void one_id_is_registered_once() {
    var router = new Router(bench.ports.slack(), bench.ports.ephemerals(), bench.afterAck);
    router.submission("pd_connect", payload -> new Ack.Nothing());
    assertThatThrownBy(() -> router.submission("pd_connect", payload -> new Ack.Nothing()))
        .hasMessageContaining("pd_connect");
    assertThatThrownBy(() -> router.action("edit", payload -> new Ack.Nothing()))
        .hasMessageContaining("pd_");
  }

  @Test
  void typeahead_is_within_slacks_limits() {
    String body =
        bench
            .json(
                "{'type':'block_suggestion','action_id':'service','value':'ch',"
                    + DispatchBench.WHO
                    + "}")
            .getBody();
    assertThat(body).contains("Checkout ch", "\"value\":\"P1\"", "…").hasSizeLessThan(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"shortcut", "message_action", "view_closed", "novelty", "dialog_submission"})
  void other_requests_are_acknowledged(String type) {
    assertThat(bench.json("{'type':'" + type + "'," + DispatchBench.WHO + "}").getStatusCode())
        .isEqualTo(200);
  }

  @Test
  void uninstalling_and_a_revoked_bot_token_forget_the_installation() {
    bench.event("'type':'tokens_revoked','tokens':{'oauth':['U1']}");
    assertThat(bench.slack.installations.find(new TeamId("T1"))).isPresent();
    bench.event("'type':'tokens_revoked','tokens':{'bot':['UBOT']}");
    assertThat(bench.slack.installations.find(new TeamId("T1"))).isEmpty();
    bench.slack.installations.save(FakeSlackApi.installation("xoxb-2"));
    bench.event("'type':'app_uninstalled'");
    assertThat(bench.slack.installations.find(new TeamId("T1"))).isEmpty();
    assertThat(bench.event("'type':'novelty'").getStatusCode()).isEqualTo(200);
  }

  @Test
  void removal_that_slack_cannot_settle_now_is_asked_for_again() {
    var rotation = new Rotation(Secret.of("xoxe-1"), Instant.now().plus(Duration.ofHours(9)));
    bench.slack.installations.save(FakeSlackApi.installation("xoxe.xoxb-1", rotation));
    var revoked = "'type':'tokens_revoked','tokens':{'bot':['UBOT']}";

    bench.works = Outcome.refused(new Refusal.Unavailable(Refusal.Vendor.SLACK, "no answer"));
    assertThat(bench.event(revoked).getStatusCode()).isEqualTo(500);
    assertThat(bench.slack.installations.find(new TeamId("T1"))).isPresent();

    bench.works =
        Outcome.refused(new Refusal.BadCredentials(Refusal.Vendor.SLACK, "token_revoked"));
    assertThat(bench.event(revoked).getStatusCode()).isEqualTo(200);
    assertThat(bench.slack.installations.find(new TeamId("T1"))).isEmpty();
  }

  @Test
  void org_of_a_workspace_is_remembered() {
    bench.json("{'type':'view_closed','enterprise':{'id':'E1'}," + DispatchBench.WHO + "}");
    assertThat(bench.slack.installations.find(new TeamId("T1")).orElseThrow().enterprise())
        .contains("E1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "command=%2Fpd&text=list&team_id=T1&channel_id=C1",
        "command=%2Fpd&text=list&user_id=U1&channel_id=C1",
        "command=%2Fpd&text=list&team_id=T1&user_id=U1&channel_id=..%2F..",
        "{\"type\":\"block_actions\",\"actions\":[{\"action_id\":\"ack\"}]}",
        "{\"type\":\"block_actions\",\"team\":null,\"user\":null,\"actions\":null}",
        "{\"type\":\"interactive_message\",\"actions\":[]}",
        "{\"type\":\"message_action\",\"callback_id\":\"pd_on_call\"}",
        "{\"type\":\"view_submission\",\"view\":{\"callback_id\":\"pd_connect\"}}"
      })
  void what_names_nobody_or_nowhere_is_acknowledged_and_not_handled(String body) {
    Response answer = bench.answer(body);

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(answer.getBody()).isNullOrEmpty();
    assertThat(bench.commands).isEmpty();
    assertThat(bench.meters.find("patchbay.slack.requests").tag("outcome", "failed").timer())
        .isNull();
  }

  @Test
  void broken_command_is_answered_with_an_id() {
    bench.broken = true;
    Response answer =
        bench.answer("command=%2Fpd&text=list&team_id=T1&user_id=U1&channel_id=C1&trigger_id=1");
    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(answer.getBody()).containsPattern("Something went wrong.*error ID `[0-9a-f]{8}`");
    assertThat(
            bench
                .meters
                .get("patchbay.slack.requests")
                .tags("kind", "command", "outcome", "failed")
                .timer()
                .count())
        .isEqualTo(1);
  }

  @Test
  void a_database_that_is_away_is_named_to_whoever_waits() {
    bench.databaseAway = true;
    Response answer =
        bench.answer("command=%2Fpd&text=list&team_id=T1&user_id=U1&channel_id=C1&trigger_id=1");
    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(answer.getBody())
        .contains("database isn't responding, so nothing was done", "tell your Patchbay admin")
        .doesNotContain("error ID", "Something went wrong");
  }

  @Test
  void challenge_is_answered() {
    assertThat(bench.json("{'type':'url_verification','challenge':'abc'}").getBody())
        .isEqualTo("abc");
  }
}
