package dev.patchbay.slack.card;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.patchbay.slack.inbound.JsonFields;

/**
 * The line that we put into a clicked message: a context block, or in a legacy message an
 * attachment of its own. Marked by its state, so that one of the same state takes the place of an
 * earlier one.
 *
 * @param line mrkdwn, escaped
 */
record StateLine(String status, String line) {
  /** At the end of the blocks. */
  void in(JsonArray blocks) {
    remove(blocks, "block_id");
    var text = new JsonObject();
    text.addProperty("type", "mrkdwn");
    text.addProperty("text", line);
    var elements = new JsonArray();
    elements.add(text);
    var block = new JsonObject();
    block.addProperty("type", "context");
    block.addProperty("block_id", mark());
    block.add("elements", elements);
    blocks.add(block);
  }

  /** After the legacy attachments. */
  void among(JsonArray attachments) {
    remove(attachments, "callback_id");
    var mrkdwn = new JsonArray();
    mrkdwn.add("text");
    var attachment = new JsonObject();
    attachment.addProperty("callback_id", mark());
    attachment.addProperty("fallback", line);
    attachment.addProperty("text", line);
    attachment.add("mrkdwn_in", mrkdwn);
    attachments.add(attachment);
  }

  private void remove(JsonArray from, String key) {
    for (int at = from.size() - 1; at >= 0; at--) {
      if (JsonFields.text(from.get(at).getAsJsonObject(), key).equals(mark())) {
        from.remove(at);
      }
    }
  }

  private String mark() {
    return "patchbay_" + status;
  }
}
