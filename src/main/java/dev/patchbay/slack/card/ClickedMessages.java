package dev.patchbay.slack.card;

import com.google.gson.JsonObject;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.Vendor;
import dev.patchbay.incident.ChangeRequest;
import dev.patchbay.slack.api.ResponseUrls;
import dev.patchbay.slack.api.WebApi;
import dev.patchbay.slack.inbound.JsonFields;
import java.util.List;
import java.util.Optional;

/**
 * Changes the message that was clicked, or answers in its thread. The message is ours by token, not
 * by content: it was PagerDuty that posted it.
 */
public final class ClickedMessages {
  private final WebApi api;
  private final ResponseUrls responseUrls;

  public ClickedMessages(WebApi api, ResponseUrls responseUrls) {
    this.api = api;
    this.responseUrls = responseUrls;
  }

  /** By chat.update; where Slack refuses that, through the response_url of the click. */
  public Outcome<Boolean> replace(ChangeRequest click, MessageRewrite.Rewritten now) {
    Outcome<Boolean> updated =
        click.messageTs().isBlank()
            ? Outcome.refused(new Refusal.Rejected(Vendor.SLACK, "ephemeral", ""))
            : update(click, now);
    if (updated instanceof Outcome.Done || click.responseUrl().isEmpty()) {
      return updated;
    }
    var body = new JsonObject();
    body.addProperty("replace_original", true);
    body.addProperty("text", now.text());
    now.blocks().ifPresent(blocks -> body.add("blocks", blocks));
    now.attachments().ifPresent(attachments -> body.add("attachments", attachments));
    return responseUrls.send(click.responseUrl().get(), body);
  }

  /** Into the thread of the message; refused for an ephemeral one, which has none. */
  public Outcome<Boolean> reply(ChangeRequest click, String text) {
    if (click.messageTs().isBlank()) {
      return Outcome.refused(new Refusal.Rejected(Vendor.SLACK, "ephemeral", ""));
    }
    String thread = JsonFields.first(click.threadTs(), click.messageTs());
    return api.call(
            click.place().team(),
            Optional.of(click.channel()),
            "chat.postMessage",
            client ->
                client.chatPostMessage(
                    call -> call.channel(click.channel().value()).threadTs(thread).text(text)))
        .map(answer -> true);
  }

  private Outcome<Boolean> update(ChangeRequest click, MessageRewrite.Rewritten now) {
    return api.call(
            click.place().team(),
            Optional.of(click.channel()),
            "chat.update",
            client ->
                client.chatUpdate(
                    call -> {
                      call.channel(click.channel().value()).ts(click.messageTs()).text(now.text());
                      now.blocks().ifPresent(all -> call.blocksAsString(all.toString()));
                      if (now.attachments().isPresent()) {
                        call.attachmentsAsString(now.attachments().get().toString());
                      } else {
                        call.attachments(List.of());
                      }
                      return call;
                    }))
        .map(answer -> true);
  }
}
