package dev.patchbay.slack.card;

import com.google.gson.JsonObject;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.Vendor;
import dev.patchbay.incident.ChangeRequest;
import dev.patchbay.slack.api.ChatApi;
import dev.patchbay.slack.api.ChatMessage;
import dev.patchbay.slack.api.ResponseUrls;
import dev.patchbay.slack.inbound.JsonFields;
import java.util.List;

/**
 * Changes the message whose button was pressed, or answers in its thread. The message is ours by
 * token, not by content: it was PagerDuty that posted it.
 */
public final class ClickedMessages {
  private static final Outcome<Boolean> EPHEMERAL =
      Outcome.refused(new Refusal.Rejected(Vendor.SLACK, "ephemeral", ""));

  private final ChatApi chat;
  private final ResponseUrls responseUrls;

  public ClickedMessages(ChatApi chat, ResponseUrls responseUrls) {
    this.chat = chat;
    this.responseUrls = responseUrls;
  }

  /** By chat.update; where Slack refuses that, through the response_url of the press. */
  public Outcome<Boolean> replace(ChangeRequest request, MessageRewrite.Rewritten now) {
    var message = ChatMessage.of(now.text(), now.blocks(), now.attachments());
    Outcome<Boolean> updated =
        request.messageTs().isBlank()
            ? EPHEMERAL
            : chat.update(request.place(), request.messageTs(), message);
    if (updated instanceof Outcome.Done || request.responseUrl().isEmpty()) {
      return updated;
    }
    var body = new JsonObject();
    body.addProperty("replace_original", true);
    body.addProperty("text", now.text());
    now.blocks().ifPresent(blocks -> body.add("blocks", blocks));
    now.attachments().ifPresent(attachments -> body.add("attachments", attachments));
    return responseUrls.send(request.responseUrl().get(), body);
  }

  /** Into the thread of the message; refused for an ephemeral one, which has none. */
  public Outcome<Boolean> reply(ChangeRequest request, String text) {
    if (request.messageTs().isBlank()) {
      return EPHEMERAL;
    }
    String thread = JsonFields.first(request.threadTs(), request.messageTs());
    return chat.post(request.place(), ChatMessage.of(text, List.of()).inThread(thread, false))
        .map(ts -> true);
  }
}
