package dev.patchbay.slack.incident.trigger;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.incident.IncidentState;
import dev.patchbay.incident.TriggerAnswers;
import dev.patchbay.incident.TriggerRequest;
import dev.patchbay.slack.api.ChatApi;
import dev.patchbay.slack.api.ChatMessage;
import dev.patchbay.slack.api.EphemeralMessages;
import dev.patchbay.slack.login.AskToLogIn;
import dev.patchbay.slack.view.MessageContent;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what became of an incident that someone asked for: in the thread of the message that it is
 * about, else to the person alone, where they asked.
 */
public final class SlackTriggerAnswers implements TriggerAnswers {
  private static final Logger log = LoggerFactory.getLogger(SlackTriggerAnswers.class);

  private final ChatApi chat;
  private final EphemeralMessages ephemerals;
  private final AskToLogIn askToLogIn;

  public SlackTriggerAnswers(ChatApi chat, EphemeralMessages ephemerals, AskToLogIn askToLogIn) {
    this.chat = chat;
    this.ephemerals = ephemerals;
    this.askToLogIn = askToLogIn;
  }

  @Override
  public void triggered(TriggerRequest request, IncidentState now, boolean cardComes) {
    var content = TriggerView.triggered(request, now, cardComes);
    if (request.threadTs().isBlank() || !inThread(request, content)) {
      tell(request, content);
    }
  }

  private boolean inThread(TriggerRequest request, MessageContent content) {
    var message =
        ChatMessage.of(content.text(), content.blocks()).inThread(request.threadTs(), false);
    if (chat.post(request.place(), message) instanceof Outcome.Refused<?> refused) {
      log.info(
          "The thread in {} takes no message ({}); telling {} alone",
          request.place(),
          refused.refusal(),
          request.actor());
      return false;
    }
    return true;
  }

  @Override
  public void unclear(TriggerRequest request, String typed) {
    tell(request, TriggerView.unclear(typed));
  }

  @Override
  public void refused(TriggerRequest request, Refusal why) {
    tell(request, MessageContent.words(TriggerView.refused(request, why)));
  }

  @Override
  public void unsure(TriggerRequest request, Refusal.Unavailable why) {
    tell(request, MessageContent.words(TriggerView.unsure(request, why)));
  }

  @Override
  public void delayed(TriggerRequest request, Refusal why, Instant next) {
    ephemerals.inThread(
        request.actor(),
        request.place(),
        request.responseUrl(),
        "",
        TriggerView.delayed(why, next));
  }

  @Override
  public void loginNeeded(TriggerRequest request, Refusal why) {
    askToLogIn.ask(
        request.actor(), request.place(), request.responseUrl(), TriggerView.waiting(why));
  }

  private void tell(TriggerRequest request, MessageContent content) {
    boolean own = request.place().channel().value().equals(request.actor().user().value());
    if (own
        && chat.post(request.place(), ChatMessage.of(content.text(), content.blocks()))
            instanceof Outcome.Done) {
      return;
    }
    ephemerals.answer(
        request.actor(),
        request.place(),
        request.responseUrl(),
        "",
        content.text(),
        content.blocks());
  }
}
