package dev.patchbay.slack.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.patchbay.slack.card.MessageRewrite.Rewritten;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageRewriteTest {
  private static final String LINE = "Acknowledged by <@U1>";
  private final MessageRewrite rewrite = new MessageRewrite(Clicked::byLabel);

  @Test
  void acknowledged_blocks_keep_resolve_and_links_and_say_who() {
    Rewritten now = rewritten(Clicked.BLOCKS, "acknowledged");
    String blocks = now.blocks().orElseThrow().toString();
    assertThat(blocks)
        .contains("Resolve", "View", "#7 Down", "Acknowledged by")
        .doesNotContain("\"Acknowledge\"", "Add Note");
    assertThat(now.attachments()).isEmpty();
    assertThat(now.text()).isEqualTo("Down");
  }

  @Test
  void resolved_blocks_keep_links_only() {
    String blocks = rewritten(Clicked.BLOCKS, "resolved").blocks().orElseThrow().toString();
    assertThat(blocks).contains("View").doesNotContain("Resolve\"", "\"Acknowledge\"");
  }

  @Test
  void row_of_buttons_left_empty_goes() {
    String row =
        "{'text':'x','blocks':["
            + Clicked.SECTION
            + ",{'type':'actions','elements':["
            + Clicked.ACK
            + "]}]}";
    assertThat(rewritten(row, "acknowledged").blocks().orElseThrow())
        .hasSize(2)
        .noneMatch(block -> block.toString().contains("\"actions\""));
  }

  @Test
  void accessory_goes_and_its_section_stays() {
    var blocks = rewritten(Clicked.ACCESSORY, "acknowledged").blocks().orElseThrow();
    assertThat(blocks.get(0).getAsJsonObject().has("accessory")).isFalse();
    assertThat(blocks.get(0).toString()).contains("Down");
  }

  @Test
  void blocks_of_an_attachment_get_the_line_there() {
    Rewritten now = rewritten(Clicked.ATTACHED_BLOCKS, "acknowledged");
    assertThat(now.blocks()).isEmpty();
    String attachments = now.attachments().orElseThrow().toString();
    assertThat(attachments).contains("Acknowledged by", "Resolve").doesNotContain("Add Note");
    assertThat(now.attachments().orElseThrow()).hasSize(1);
  }

  @Test
  void legacy_attachments_lose_dead_actions_and_gain_a_line() {
    Rewritten acknowledged = rewritten(Clicked.LEGACY, "acknowledged");
    assertThat(acknowledged.attachments().orElseThrow()).hasSize(2);
    assertThat(acknowledged.attachments().orElseThrow().toString())
        .contains("\"Resolve\"", "Acknowledged by")
        .doesNotContain("\"Acknowledge\"");
    JsonObject first =
        rewritten(Clicked.LEGACY, "resolved").attachments().orElseThrow().get(0).getAsJsonObject();
    assertThat(first.has("actions")).isFalse();
    assertThat(first.get("title").getAsString()).isEqualTo("#7 Down");
  }

  @ParameterizedTest
  @ValueSource(strings = {Clicked.BLOCKS, Clicked.ATTACHED_BLOCKS, Clicked.LEGACY})
  void rewriting_twice_gives_the_same(String message) {
    Rewritten once = rewritten(message, "acknowledged");
    assertThat(rewrite.rewrite(message(once), "acknowledged", LINE)).contains(once);
  }

  @ParameterizedTest
  @ValueSource(strings = {Clicked.BLOCKS, Clicked.ATTACHED_BLOCKS, Clicked.LEGACY})
  void later_state_keeps_the_earlier_line(String message) {
    Rewritten once = rewritten(message, "acknowledged");
    Rewritten then = rewrite.rewrite(message(once), "resolved", "Resolved by <@U2>").orElseThrow();
    assertThat(then.toString()).contains("Acknowledged by", "Resolved by");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'text':'only words'}",
        "{'blocks':[{'type':'poll'}]}",
        "{'blocks':[{'type':'actions','elements':[{'type':'hologram'}]}]}",
        "{'blocks':[{'type':'actions'}]}",
        "{'blocks':[7,{'type':'divider'}]}",
        "{'attachments':[{'text':'x','hologram':1}]}",
        "{'attachments':[{'blocks':7}]}"
      })
  void unknown_part_is_not_rebuilt(String message) {
    assertThat(rewrite.rewrite(Clicked.json(message), "acknowledged", LINE)).isEmpty();
  }

  @Test
  void full_message_is_not_rebuilt() {
    String full =
        "{'blocks':[" + String.join(",", Collections.nCopies(50, "{'type':'divider'}")) + "]}";
    assertThat(rewrite.rewrite(Clicked.json(full), "resolved", LINE)).isEmpty();
  }

  @Test
  void what_slack_adds_to_images_is_not_sent_back() {
    String image =
        "{'blocks':[{'type':'image','image_url':'https://x','alt_text':'x','image_width':3,'fallback':'y'}]}";
    assertThat(rewritten(image, "resolved").blocks().orElseThrow().get(0).toString())
        .contains("image_url")
        .doesNotContain("image_width", "fallback");
  }

  @Test
  void message_that_came_in_is_left_as_it_was() {
    JsonObject message = Clicked.json(Clicked.BLOCKS);
    rewrite.rewrite(message, "resolved", LINE);
    assertThat(message).isEqualTo(Clicked.json(Clicked.BLOCKS));
  }

  private Rewritten rewritten(String message, String status) {
    return rewrite.rewrite(Clicked.json(message), status, LINE).orElseThrow();
  }

  private static JsonObject message(Rewritten now) {
    var message = new JsonObject();
    message.addProperty("text", now.text());
    now.blocks().ifPresent(blocks -> message.add("blocks", blocks));
    now.attachments().ifPresent(attachments -> message.add("attachments", attachments));
    return message;
  }
}
