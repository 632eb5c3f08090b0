package dev.patchbay.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.bolt.response.Response;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.TeamId;
import dev.patchbay.incident.ChangeRequest;
import dev.patchbay.slack.SlackPorts;
import dev.patchbay.slack.api.FakeSlackApi;
import dev.patchbay.slack.card.Clicked;
import dev.patchbay.slack.incident.IncidentButtons;
import dev.patchbay.slack.view.MessageContent;
import dev.patchbay.slack.workspace.InstallationEvents;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests through Bolt to our own listeners; Slack itself is a small local server. */
class DispatchTest {
  private static final String WHO =
      "'team':{'id':'T1','domain':'acme'},'user':{'id':'U1','name':'ada'},'trigger_id':'1.2.x',"
          + "'channel':{'id':'C1','name':'ops'},'container':{'type':'message','message_ts':'1.2'}";

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AfterAck afterAck = new AfterAck();
  private final List<Interaction> commands = new ArrayList<>();
  private final List<ChangeRequest> clicks = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();
  private boolean broken;
  private boolean databaseAway;
  private Ack modalAnswer = new Ack.Nothing();
  private FakeSlackApi slack;
  private SlackPorts ports;
  private Dispatch dispatch;

  @BeforeEach
  void start() throws IOException {
    slack = new FakeSlackApi();
    slack.answers("said", "ok");
    ports = new SlackPorts(slack.settings(), slack.installations, Clock.systemUTC(), meters);
    var incidents =
        new IncidentButtons.Uses(
            Clicked::byLabel,
            clicks::add,
            (actor, missing, payload) -> {
              unknown.add(payload);
              return "7";
            });
    var events = new InstallationEvents(slack.installations, works -> Outcome.done(true));
    var router = new Router(ports.slack(), ports.ephemerals(), afterAck);
    var pd = TestPd.of(this::command);
    pd.register(router);
    router.action("pd_edit", pd::answer);
    router.submission("pd_connect", payload -> modalAnswer);
    router.options(
        "service",
        payload ->
            new Ack.Options(
                List.of(
                    new Ack.Option("P1", "Checkout " + payload.text("value") + "x".repeat(99)))));
    router.shortcut("pd_on_call", payload -> new Ack.Says(MessageContent.words("on call")));
    new IncidentButtons(incidents).register(router);
    events.register(router);
    dispatch = new Dispatch(router, events::belongs, new SecureRandom(), meters);
  }

  @AfterEach
  void stop() {
    afterAck.drain(Duration.ofSeconds(5));
    ports.close();
    slack.close();
  }

  @Test
  void command_is_unescaped_named_and_answered_ephemerally() {
    Response answer =
        answer(
            "command=%2Fpd&text=connect+a+%26amp%3B+%26lt%3Bb%26gt%3B&team_id=T1&team_domain=acme"
                + "&user_id=U1&user_name=ada&channel_id=C1&channel_name=ops&trigger_id=1.2.x");
    assertThat(commands.get(0).typed()).isEqualTo("connect a & <b>");
    assertThat(answer.getBody()).contains("\"response_type\":\"ephemeral\"", "answered");
  }

  @ParameterizedTest
  @ValueSource(strings = {Clicked.BLOCKS, Clicked.ATTACHED_BLOCKS, Clicked.ACCESSORY})
  void press_becomes_a_click_with_the_message_untouched(String message) {
    Response answer = press(Clicked.ACK, message);
    assertThat(answer.getBody()).isNull();
    assertThat(clicks.get(0).messageTs()).isEqualTo("1.2");
    assertThat(Clicked.json(clicks.get(0).message())).isEqualTo(Clicked.json(message));
  }

  @Test
  void press_among_blocks_that_bolt_cannot_parse_is_a_click() {
    press(
        Clicked.ACK, "{'blocks':[{'type':'actions','elements':[{'type':'hologram'}]},{'type':7}]}");
    assertThat(clicks).hasSize(1);
  }

  @Test
  void press_that_names_two_actions_is_the_first() {
    press(Clicked.RESOLVE + "," + Clicked.ACK, Clicked.BLOCKS);
    assertThat(clicks.get(0).change().getClass().getSimpleName()).isEqualTo("Resolve");
  }

  @Test
  void legacy_press_becomes_a_click() {
    json(
        "{'type':'interactive_message','callback_id':'cb','actions':[{'name':'ack','type':'button',"
            + "'value':'PINC1'}],'message_ts':'1.2',"
            + WHO
            + ",'original_message':"
            + Clicked.LEGACY
            + "}");
    assertThat(clicks).hasSize(1);
  }

  @Test
  void press_that_is_not_understood_is_kept_redacted_and_told() {
    press(Clicked.NOTE, Clicked.BLOCKS);
    assertThat(unknown.get(0)).contains("Add Note").doesNotContain("1.2.x", "/said");
    afterAck.drain(Duration.ofSeconds(5));
    assertThat(slack.asked.get(0).body())
        .contains(
            "didn't recognize this button", "acme.pagerduty.com/incidents/PINC1", "\"ephemeral\"");
  }

  @Test
  void link_button_does_nothing() {
    press(Clicked.LINK, Clicked.BLOCKS);
    assertThat(clicks).isEmpty();
    assertThat(unknown).isEmpty();
  }

  @Test
  void own_button_goes_on_with_its_command_and_tells_the_person() {
    press("{'type':'button','action_id':'pd_continue','value':'connect checkout'}", "{}");
    assertThat(commands.get(0).typed()).isEqualTo("connect checkout");
    afterAck.drain(Duration.ofSeconds(5));
    assertThat(slack.methods()).containsExactly("said");
    assertThat(slack.asked.get(0).body()).contains("answered", "\"replace_original\":false");
  }

  @Test
  void modal_errors_stand_under_their_blocks() {
    modalAnswer = new Ack.Errors(Map.of("service", "Choose one"));
    String submission = "{'type':'view_submission','view':{'callback_id':'%s'}," + WHO + "}";
    assertThat(json(submission.formatted("pd_connect")).getBody())
        .isEqualTo("{\"response_action\":\"errors\",\"errors\":{\"service\":\"Choose one\"}}");
    assertThat(json(submission.formatted("other")).getBody()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"shortcut", "message_action"})
  void shortcut_goes_to_who_registered_for_it(String type) {
    json(
        "{'type':'"
            + type
            + "','callback_id':'pd_on_call','response_url':'"
            + slack.url()
            + "said',"
            + WHO
            + "}");
    afterAck.drain(Duration.ofSeconds(5));
    assertThat(slack.asked.get(0).body()).contains("on call");
  }

  @Test
  void element_of_a_modal_is_no_press_on_an_incident() {
    String inModal = WHO.replace("'container':{'type':'message'", "'container':{'type':'view'");
    json("{'type':'block_actions','actions':[" + Clicked.ACK + "]," + inModal + "}");
    json("{'type':'block_actions','actions':[{'action_id':'notify'}]," + inModal + "}");
    assertThat(clicks).isEmpty();
    assertThat(unknown).isEmpty();
  }

  @Test
  void one_id_is_registered_once() {
    var router = new Router(ports.slack(), ports.ephemerals(), afterAck);
    router.submission("pd_connect", payload -> new Ack.Nothing());
    assertThatThrownBy(() -> router.submission("pd_connect", payload -> new Ack.Nothing()))
        .hasMessageContaining("pd_connect");
    assertThatThrownBy(() -> router.action("edit", payload -> new Ack.Nothing()))
        .hasMessageContaining("pd_");
  }

  @Test
  void typeahead_is_within_slacks_limits() {
    String body =
        json("{'type':'block_suggestion','action_id':'service','value':'ch'," + WHO + "}")
            .getBody();
    assertThat(body).contains("Checkout ch", "\"value\":\"P1\"", "…").hasSizeLessThan(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"shortcut", "message_action", "view_closed", "novelty", "dialog_submission"})
  void other_requests_are_acknowledged(String type) {
    assertThat(json("{'type':'" + type + "'," + WHO + "}").getStatusCode()).isEqualTo(200);
  }

  @Test
  void uninstalling_and_a_revoked_bot_token_forget_the_installation() {
    event("'type':'tokens_revoked','tokens':{'oauth':['U1']}");
    assertThat(slack.installations.find(new TeamId("T1"))).isPresent();
    event("'type':'tokens_revoked','tokens':{'bot':['UBOT']}");
    assertThat(slack.installations.find(new TeamId("T1"))).isEmpty();
    slack.installations.save(FakeSlackApi.installation("xoxb-2"));
    event("'type':'app_uninstalled'");
    assertThat(slack.installations.find(new TeamId("T1"))).isEmpty();
    assertThat(event("'type':'novelty'").getStatusCode()).isEqualTo(200);
  }

  @Test
  void org_of_a_workspace_is_remembered() {
    json("{'type':'view_closed','enterprise':{'id':'E1'}," + WHO + "}");
    assertThat(slack.installations.find(new TeamId("T1")).orElseThrow().enterprise())
        .contains("E1");
  }

  @Test
  void broken_command_is_answered_with_an_id() {
    broken = true;
    Response answer =
        answer("command=%2Fpd&text=list&team_id=T1&user_id=U1&channel_id=C1&trigger_id=1");
    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(answer.getBody()).containsPattern("Something went wrong.*error ID `[0-9a-f]{8}`");
    assertThat(
            meters
                .get("patchbay.slack.requests")
                .tags("kind", "command", "outcome", "failed")
                .timer()
                .count())
        .isEqualTo(1);
  }

  @Test
  void a_database_that_is_away_is_named_to_whoever_waits() {
    databaseAway = true;
    Response answer =
        answer("command=%2Fpd&text=list&team_id=T1&user_id=U1&channel_id=C1&trigger_id=1");
    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(answer.getBody()).contains("database isn't responding, so nothing was done");
  }

  @Test
  void broken_button_is_acknowledged_and_told() {
    broken = true;
    Response answer = press("{'type':'button','action_id':'pd_edit','value':'edit P1'}", "{}");
    assertThat(answer.getStatusCode()).isEqualTo(200);
    afterAck.drain(Duration.ofSeconds(5));
    assertThat(slack.asked.get(0).body()).contains("Something went wrong");
  }

  @Test
  void challenge_is_answered() {
    assertThat(json("{'type':'url_verification','challenge':'abc'}").getBody()).isEqualTo("abc");
  }

  private Ack command(Interaction request, String rest) {
    if (databaseAway) {
      throw new IllegalStateException(new SQLTransientConnectionException("no connection"));
    }
    if (broken) {
      throw new IllegalStateException("planted");
    }
    commands.add(request);
    return new Ack.Says(new MessageContent("answered", List.of()));
  }

  private Response press(String actions, String message) {
    return json(
        "{'type':'block_actions','actions':["
            + actions
            + "],'response_url':'"
            + slack.url()
            + "said',"
            + WHO
            + ",'message':"
            + message
            + "}");
  }

  private Response event(String event) {
    return json("{'type':'event_callback','team_id':'T1','event':{" + event + "}}");
  }

  private Response json(String singleQuoted) {
    return answer(singleQuoted.replace('\'', '"'));
  }

  private Response answer(String body) {
    return dispatch.answer(Interaction.ofBody(body, Instant.EPOCH).orElseThrow());
  }
}
