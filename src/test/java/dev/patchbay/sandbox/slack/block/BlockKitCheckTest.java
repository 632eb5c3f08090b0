package dev.patchbay.sandbox.slack.block;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.sandbox.wire.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits of blocks, each met once from the good and once from the bad side. */
class BlockKitCheckTest {
  private static JsonNode json(String text) {
    return Json.parse(text.replace('\'', '"')).orElseThrow();
  }

  private static String button(String id, String label, String value) {
    return "{'type':'button','action_id':'%s','value':'%s','text':{'type':'plain_text','text':'%s'}}"
        .formatted(id, value, label);
  }

  private static String actions(String... elements) {
    return "[{'type':'actions','elements':[" + String.join(",", elements) + "]}]";
  }

  @ParameterizedTest
  @CsvSource({
    "255, 75, 2000, true",
    "256, 75, 2000, false",
    "255, 76, 2000, false",
    "255, 75, 2001, false"
  })
  void buttons_have_limits(int id, int label, int value, boolean good) {
    String button = button("i".repeat(id), "l".repeat(label), "v".repeat(value));
    assertThat(BlockKitCheck.message(json(actions(button)), "/blocks").isEmpty()).isEqualTo(good);
  }

  @Test
  void action_ids_are_unique_within_a_block() {
    JsonNode twice = json(actions(button("a", "A", "1"), button("a", "B", "2")));
    assertThat(BlockKitCheck.message(twice, "/blocks"))
        .containsExactly(
            "[ERROR] action_id must be unique: a [json-pointer:/blocks/0/elements/1/action_id]");
  }

  @ParameterizedTest
  @CsvSource({"50, true", "51, false"})
  void a_message_has_fifty_blocks(int count, boolean good) {
    String blocks = "[" + "{'type':'divider'},".repeat(count - 1) + "{'type':'divider'}]";
    assertThat(BlockKitCheck.message(json(blocks), "/blocks").isEmpty()).isEqualTo(good);
  }

  @ParameterizedTest
  @CsvSource({"3000, true", "3001, false", "0, false"})
  void section_text_has_three_thousand_characters(int length, boolean good) {
    String section =
        "[{'type':'section','text':{'type':'mrkdwn','text':'" + "x".repeat(length) + "'}}]";
    assertThat(BlockKitCheck.message(json(section), "/blocks").isEmpty()).isEqualTo(good);
  }

  @Test
  void an_initial_option_must_be_offered() {
    String section =
        """
        [{'type':'section','text':{'type':'mrkdwn','text':'x'},'accessory':{'type':'static_select',
          'action_id':'a','options':[{'text':{'type':'plain_text','text':'A'},'value':'a'}],
          'initial_option':{'text':{'type':'plain_text','text':'B'},'value':'a'}}}]
        """;
    assertThat(BlockKitCheck.message(json(section), "/blocks"))
        .anyMatch(message -> message.contains("must match one of the options"));
  }

  @Test
  void unknown_types_and_properties_are_named() {
    assertThat(BlockKitCheck.message(json("[{'type':'sektion'}]"), "/blocks"))
        .containsExactly("[ERROR] unsupported type: sektion [json-pointer:/blocks/0/type]");
    assertThat(
            BlockKitCheck.view(
                json(
                    "{'type':'modal','title':{'type':'plain_text','text':'t'},"
                        + "'blocks':[],'size':'big'}")))
        .containsExactly("[ERROR] invalid additional property: size [json-pointer:/view]");
  }
}
