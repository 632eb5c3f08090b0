package dev.patchbay.sandbox.slack;

import static dev.patchbay.sandbox.slack.TestedSlack.ANN;
import static dev.patchbay.sandbox.slack.TestedSlack.OPS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.sandbox.slack.method.ShownView;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Trigger ids, modals and what apps answer to them. */
class ViewTest {
  private static final String VIEW =
      """
      {"type":"modal","callback_id":"connect","private_metadata":"m",
       "title":{"type":"plain_text","text":"%s"},"submit":{"type":"plain_text","text":"Go"},
       "blocks":[
        {"type":"input","block_id":"service","label":{"type":"plain_text","text":"Service"},
         "element":{"type":"external_select","action_id":"find","min_query_length":0}},
        {"type":"input","block_id":"notify","label":{"type":"plain_text","text":"Notify"},
         "element":{"type":"checkboxes","action_id":"types","options":[
          {"text":{"type":"plain_text","text":"Trigger"},"value":"trigger"},
          {"text":{"type":"plain_text","text":"Resolve"},"value":"resolve"}]}}]}
      """;
  private static final String OPTIONS =
      "{\"options\":[{\"text\":{\"type\":\"plain_text\",\"text\":\"Checkout\"},\"value\":\"P1\"}]}";

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

  private String trigger() {
    tested.slack.as(ANN).command(OPS, "/pd");
    return tested.received.get(tested.received.size() - 1).form().need("trigger_id");
  }

  private String open() {
    JsonNode answer =
        tested.call(
            token, "views.open", "trigger_id", trigger(), "view", VIEW.formatted("Connect"));
    assertThat(answer.path("ok").asBoolean()).as(answer.toString()).isTrue();
    return answer.path("view").path("id").asText();
  }

  private void find(String view) {
    tested.answers = request -> new TestedSlack.Answer(200, OPTIONS);
    assertThat(tested.slack.as(ANN).suggest(view, "find", "che").note()).isEmpty();
    tested.answers = request -> new TestedSlack.Answer(200, "");
  }

  private static final Map<String, ?> FILLED =
      Map.of("service", "Checkout", "notify", List.of("trigger"));

  @Test
  void a_trigger_opens_one_view_within_three_seconds() {
    String trigger = trigger();
    String view = VIEW.formatted("Connect");
    assertThat(tested.error(token, "views.open", "trigger_id", "1.2.3", "view", view))
        .isEqualTo("invalid_trigger_id");
    assertThat(tested.error(token, "views.open", "trigger_id", trigger, "view", view))
        .isEqualTo("none");
    assertThat(tested.error(token, "views.open", "trigger_id", trigger, "view", view))
        .isEqualTo("exchanged_trigger_id");
    String late = trigger();
    tested.clock.step(Duration.ofMillis(3001));
    assertThat(tested.error(token, "views.open", "trigger_id", late, "view", view))
        .isEqualTo("expired_trigger_id");
    assertThat(tested.slack.screen().views(ANN)).hasSize(1);
  }

  @Test
  void a_view_that_breaks_a_limit_is_refused_by_its_pointer() {
    String tooLong = VIEW.formatted("x".repeat(25));
    JsonNode answer = tested.call(token, "views.open", "trigger_id", trigger(), "view", tooLong);
    assertThat(answer.path("error").asText()).isEqualTo("invalid_arguments");
    assertThat(answer.at("/response_metadata/messages/0").asText())
        .isEqualTo("[ERROR] must be less than 25 characters [json-pointer:/view/title/text]");
  }

  @Test
  void typing_asks_the_app_and_submitting_sends_the_state() {
    String view = open();
    assertThat(tested.slack.as(ANN).submit(view, Map.of()).note()).isEqualTo("required: service");
    find(view);
    JsonNode asked = tested.received.get(tested.received.size() - 1).payload();
    assertThat(asked.path("type").asText()).isEqualTo("block_suggestion");
    assertThat(asked.path("value").asText()).isEqualTo("che");
    assertThat(tested.slack.as(ANN).submit(view, FILLED).note()).isEmpty();
    JsonNode sent = tested.received.get(tested.received.size() - 1).payload();
    assertThat(sent.path("type").asText()).isEqualTo("view_submission");
    assertThat(sent.at("/view/private_metadata").asText()).isEqualTo("m");
    assertThat(sent.at("/view/state/values/service/find/selected_option/value").asText())
        .isEqualTo("P1");
    assertThat(sent.at("/view/state/values/notify/types/selected_options/0/value").asText())
        .isEqualTo("trigger");
    assertThat(tested.slack.screen().views(ANN)).isEmpty();
  }

  @Test
  void errors_stay_in_the_view_and_must_name_its_inputs() {
    String view = open();
    find(view);
    tested.answers =
        request ->
            new TestedSlack.Answer(
                200, "{\"response_action\":\"errors\",\"errors\":{\"service\":\"gone\"}}");
    tested.slack.as(ANN).submit(view, FILLED);
    assertThat(tested.slack.screen().views(ANN).get(0).errors()).containsEntry("service", "gone");
    tested.answers =
        request ->
            new TestedSlack.Answer(
                200, "{\"response_action\":\"errors\",\"errors\":{\"other\":\"x\"}}");
    assertThat(tested.slack.as(ANN).submit(view, FILLED).note()).contains("trouble connecting");
    assertThat(tested.slack.log().violations()).anyMatch(v -> v.contains("no input of the view"));
  }

  @Test
  void an_answer_may_update_push_or_clear() {
    String view = open();
    find(view);
    String second = VIEW.formatted("Second").replace("\n", "");
    tested.answers =
        request ->
            new TestedSlack.Answer(200, "{\"response_action\":\"push\",\"view\":" + second + "}");
    tested.slack.as(ANN).submit(view, FILLED);
    assertThat(tested.slack.screen().views(ANN))
        .extracting(ShownView::title)
        .containsExactly("Connect", "Second");
    tested.answers = request -> new TestedSlack.Answer(200, "{\"response_action\":\"clear\"}");
    tested.slack.as(ANN).submit(view, FILLED);
    assertThat(tested.slack.screen().views(ANN)).isEmpty();
  }

  @Test
  void updating_keeps_what_was_typed_and_minds_the_hash() {
    String view = open();
    find(view);
    tested.slack.as(ANN).submit(view, Map.of("service", "Checkout"));
    String newer = VIEW.formatted("Newer");
    assertThat(tested.error(token, "views.update", "view_id", view, "view", newer, "hash", "1.x"))
        .isEqualTo("hash_conflict");
    JsonNode updated = tested.call(token, "views.update", "view_id", view, "view", newer);
    assertThat(updated.at("/view/state/values/service/find/selected_option/value").asText())
        .isEqualTo("P1");
    tested.slack.as(ANN).closeView(view);
    assertThat(tested.error(token, "views.update", "view_id", view, "view", newer))
        .isEqualTo("not_found");
  }
}
