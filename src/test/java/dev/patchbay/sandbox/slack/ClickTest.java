package dev.patchbay.sandbox.slack;

import static dev.patchbay.sandbox.slack.TestedSlack.ANN;
import static dev.patchbay.sandbox.slack.TestedSlack.BOB;
import static dev.patchbay.sandbox.slack.TestedSlack.OPS;
import static dev.patchbay.sandbox.slack.TestedSlack.TEAM;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.sandbox.slack.state.ChannelDraft;
import dev.patchbay.sandbox.slack.state.Member;
import dev.patchbay.sandbox.slack.state.Workspace;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands, buttons, response_urls: who is told what, and whose buttons are dead. */
class ClickTest {
  private static final String BUTTON =
      "[{\"type\":\"actions\",\"block_id\":\"b\",\"elements\":[{\"type\":\"button\","
          + "\"action_id\":\"ack\",\"value\":\"PINC1\","
          + "\"text\":{\"type\":\"plain_text\",\"text\":\"Acknowledge\"}}]}]";
  private static final String LEGACY =
      "[{\"text\":\"incident\",\"callback_id\":\"pd\",\"actions\":[{\"name\":\"ack\","
          + "\"type\":\"button\",\"text\":\"Acknowledge\",\"value\":\"PINC1\"}]}]";

  private TestedSlack tested;
  private String token;

  @BeforeEach
  void start() throws Exception {
    tested = new TestedSlack();
    token = tested.install();
  }

  @AfterEach
  void stop() {
    tested.close();
  }

  private ShownMessage post(String with, String field, String json) {
    JsonNode answer =
        tested.call(with, "chat.postMessage", "channel", OPS, "text", "incident", field, json);
    assertThat(answer.path("ok").asBoolean()).as(answer.toString()).isTrue();
    var all = tested.slack.screen().messages(OPS);
    return all.get(all.size() - 1);
  }

  private int respond(String url, String body) {
    return tested.post(URI.create(url), "", body, "application/json").statusCode();
  }

  @Test
  void a_press_by_a_stranger_names_their_home_and_the_workspace_of_the_channel() {
    tested.slack.setup().workspace(new Workspace("T2OTHER", "Other", "other"));
    tested.slack.setup().member(Member.person("U2EVE", "T2OTHER", "eve", "Eve", "eve@other.test"));
    tested.slack.setup().channel(ChannelDraft.open("C1SHARED", TEAM, "shared", ANN, "U2EVE"));
    tested.call(
        token, "chat.postMessage", "channel", "C1SHARED", "text", "incident", "blocks", BUTTON);
    var message = tested.slack.screen().messages("C1SHARED").get(0);
    assertThat(tested.slack.as("U2EVE").click(message, "ack").ok()).isTrue();
    JsonNode payload = tested.received.get(0).payload();
    assertThat(payload.path("team").path("id").asText()).isEqualTo(TEAM);
    assertThat(payload.path("user").path("team_id").asText()).isEqualTo("T2OTHER");
  }

  @Test
  void a_command_comes_signed_and_its_answer_is_for_the_caller_alone() {
    tested.answers = request -> new TestedSlack.Answer(200, "{\"text\":\"here is help\"}");
    AppAnswer answer = tested.slack.as(ANN).command(OPS, "/pd connect  Check out");
    assertThat(answer.ok()).isTrue();
    TestedSlack.Received got = tested.received.get(0);
    assertThat(got.signature())
        .isEqualTo(
            Signer.sign(tested.app.signingSecret(), Long.parseLong(got.timestamp()), got.body()));
    assertThat(got.form().need("text")).isEqualTo("connect  Check out");
    assertThat(got.form().need("team_domain")).isEqualTo("acme");
    assertThat(got.form().need("channel_name")).isEqualTo("ops");
    assertThat(tested.slack.screen().ephemerals(ANN))
        .extracting(ShownMessage::text)
        .containsExactly("here is help");
    assertThat(tested.slack.screen().ephemerals(BOB)).isEmpty();
    assertThat(tested.slack.screen().messages(OPS)).isEmpty();
    assertThat(tested.slack.as(ANN).command(OPS, "/nope").delivered()).isFalse();
  }

  @Test
  void slacks_published_signature_example_holds() {
    String body =
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
            + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
            + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com"
            + "%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
            + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
    assertThat(Signer.sign("8f742231b10e8888abcd99yyyzzz85a5", 1531420618, body))
        .isEqualTo("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503");
  }

  @Test
  void a_late_answer_and_a_failed_one_are_recorded() {
    tested.answers = request -> new TestedSlack.Answer(500, "");
    assertThat(tested.slack.as(ANN).command(OPS, "/pd").note()).contains("dispatch_failed");
    assertThat(tested.slack.log().violations())
        .containsExactly("not acknowledged: /pd (dispatch_failed)");
  }

  @Test
  void a_click_goes_to_the_app_whose_token_posted() {
    ShownMessage message = post(token, "blocks", BUTTON);
    assertThat(message.shownAs()).isEqualTo("Cables");
    assertThat(message.deadButtons()).isEmpty();
    assertThat(tested.slack.as(BOB).click(message, "Acknowledge").ok()).isTrue();
    JsonNode payload = tested.received.get(0).payload();
    assertThat(payload.path("type").asText()).isEqualTo("block_actions");
    assertThat(payload.at("/actions/0/action_id").asText()).isEqualTo("ack");
    assertThat(payload.at("/actions/0/value").asText()).isEqualTo("PINC1");
    assertThat(payload.at("/user/id").asText()).isEqualTo(BOB);
    assertThat(payload.at("/team/id").asText()).isEqualTo(TEAM);
    assertThat(payload.at("/container/message_ts").asText()).isEqualTo(message.ts());
    assertThat(payload.at("/message/blocks")).isEqualTo(message.json().path("blocks"));
    assertThat(payload.at("/api_app_id").asText()).isEqualTo(tested.app.appId());
  }

  @Test
  void buttons_posted_with_a_personal_token_are_dead() {
    String legacy = tested.slack.setup().personalToken(BOB, "chat:write");
    ShownMessage message = post(legacy, "attachments", LEGACY);
    assertThat(message.shownAs()).isEqualTo("Bob Birch");
    assertThat(message.deadButtons().orElse("")).contains("personal token of Bob Birch");
    assertThat(message.json().has("app_id")).isFalse();
    AppAnswer answer = tested.slack.as(ANN).click(message, "ack");
    assertThat(answer.delivered()).isFalse();
    assertThat(answer.note()).contains("belongs to no app");
    assertThat(tested.received).isEmpty();
  }

  @Test
  void a_legacy_button_sends_interactive_message_and_may_be_answered_in_place() {
    ShownMessage message = post(token, "attachments", LEGACY);
    tested.answers =
        request -> new TestedSlack.Answer(200, "{\"text\":\"done\",\"attachments\":[]}");
    tested.slack.as(ANN).click(message, "ack");
    JsonNode payload = tested.received.get(0).payload();
    assertThat(payload.path("type").asText()).isEqualTo("interactive_message");
    assertThat(payload.path("callback_id").asText()).isEqualTo("pd");
    assertThat(payload.path("attachment_id").asText()).isEqualTo("1");
    assertThat(payload.at("/original_message/attachments/0/actions/0/value").asText())
        .isEqualTo("PINC1");
    ShownMessage after = tested.slack.screen().messages(OPS).get(0);
    assertThat(after.text()).isEqualTo("done");
    assertThat(after.json().has("attachments")).isFalse();
  }

  @Test
  void a_response_url_serves_five_sends() {
    tested.slack.as(ANN).command(OPS, "/pd");
    String url = tested.received.get(0).form().need("response_url");
    assertThat(respond(url, "{\"text\":\"for Ann\"}")).isEqualTo(200);
    assertThat(respond(url, "{\"text\":\"for all\",\"response_type\":\"in_channel\"}"))
        .isEqualTo(200);
    for (int i = 0; i < 3; i++) {
      assertThat(respond(url, "{\"text\":\"more\"}")).isEqualTo(200);
    }
    assertThat(respond(url, "{\"text\":\"too much\"}")).isEqualTo(404);
    assertThat(tested.slack.screen().ephemerals(ANN)).hasSize(4);
    assertThat(tested.slack.screen().messages(OPS)).hasSize(1);
  }

  @Test
  void a_response_url_lives_thirty_minutes_and_can_change_its_message() {
    ShownMessage message = post(token, "blocks", BUTTON);
    tested.slack.as(ANN).click(message, "ack");
    String url = tested.received.get(0).payload().path("response_url").asText();
    String replace = "{\"replace_original\":true,\"text\":\"changed\",\"blocks\":[]}";
    assertThat(respond(url, replace)).isEqualTo(200);
    assertThat(tested.slack.screen().messages(OPS).get(0).text()).isEqualTo("changed");
    assertThat(respond(url, "{\"delete_original\":true}")).isEqualTo(200);
    assertThat(tested.slack.screen().messages(OPS)).isEmpty();
    tested.clock.step(Duration.ofMinutes(31));
    assertThat(respond(url, "{\"text\":\"late\"}")).isEqualTo(404);
  }
}
