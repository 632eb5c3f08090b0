package dev.patchbay.slack.incident;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.patchbay.core.IncidentId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.incident.ChangeAnswers;
import dev.patchbay.incident.ChangeRequest;
import dev.patchbay.incident.IncidentState;
import dev.patchbay.incident.card.PressedMessages;
import dev.patchbay.slack.api.EphemeralMessages;
import dev.patchbay.slack.card.ChangeView;
import dev.patchbay.slack.card.ClickedMessages;
import dev.patchbay.slack.card.MessageRewrite;
import dev.patchbay.slack.login.AskToLogIn;
import dev.patchbay.slack.view.Mrkdwn;
import dev.patchbay.words.RefusalWords;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows what became of a click: in the message itself, else through its response_url, else in its
 * thread, else to the person. The rewrite is made from the message as it was when clicked, so that
 * showing twice gives the same; only a thread reply, the last resort, may come twice after a crash.
 */
public final class SlackChangeAnswers implements ChangeAnswers {
  private static final Logger log = LoggerFactory.getLogger(SlackChangeAnswers.class);

  private final MessageRewrite rewrite;
  private final ClickedMessages messages;
  private final EphemeralMessages ephemerals;
  private final AskToLogIn askToLogIn;
  private final Clock clock;
  private final Consumer<IncidentId> changed;
  private final Pressed pressed;

  /** What is known of messages that were pressed. */
  @FunctionalInterface
  public interface Pressed {
    /** Gets one of PagerDuty's. */
    void on(ChangeRequest request, IncidentState now, PressedMessages.Look look);

    /** Whether a card of ours shows what became of it. */
    default Seen seen(ChangeRequest request) {
      return Seen.YES;
    }
  }

  /**
   * @param changed updates the cards of an incident
   */
  public SlackChangeAnswers(
      MessageRewrite rewrite,
      ClickedMessages messages,
      EphemeralMessages ephemerals,
      AskToLogIn askToLogIn,
      Clock clock,
      Consumer<IncidentId> changed,
      Pressed pressed) {
    this.rewrite = rewrite;
    this.messages = messages;
    this.ephemerals = ephemerals;
    this.askToLogIn = askToLogIn;
    this.clock = clock;
    this.changed = changed;
    this.pressed = pressed;
  }

  @Override
  public void changed(ChangeRequest request, IncidentState now, String by) {
    changed.accept(now.id());
    if (request.typed()) {
      tell(request, ChangeView.done(request.change(), now));
      return;
    }
    if (request.ofCard()) {
      ChangeView.unseen(request.change(), now).ifPresent(words -> tell(request, words));
      return;
    }
    String line = ChangeView.changed(now.status(), request.actor().user().value(), clock.instant());
    if (!show(request, now, line, true)) {
      String inWords = line + " (" + Mrkdwn.escaped(by) + " in PagerDuty)";
      if (messages.reply(request, inWords) instanceof Outcome.Refused) {
        tell(request, inWords);
      }
    }
  }

  @Override
  public Seen seen(ChangeRequest request) {
    return ChangeView.shows(request.change()) ? pressed.seen(request) : Seen.YES;
  }

  @Override
  public void unseen(ChangeRequest request, Seen seen) {
    String words = ChangeView.notShown(request.change(), seen);
    if (seen == Seen.NOT_YET) {
      ephemerals.inThread(
          request.actor(), request.place(), request.responseUrl(), request.threadTs(), words);
    } else {
      tell(request, words);
    }
  }

  @Override
  public void already(ChangeRequest request, IncidentState now) {
    changed.accept(now.id());
    if (!request.ofCard()
        && !request.typed()
        && !show(request, now, ChangeView.state(now), false)) {
      log.info("The message of {} still shows {} as it was", request.channel(), now.id());
    }
    tell(request, ChangeView.already(request.change(), now));
  }

  @Override
  public void refused(ChangeRequest request, Refusal why) {
    tell(request, ChangeView.notDone(request.change(), why));
  }

  @Override
  public void unsure(ChangeRequest request, Refusal.Unavailable why) {
    tell(request, ChangeView.unsure(request.change(), why));
  }

  @Override
  public void delayed(ChangeRequest request, Refusal why, Instant next) {
    ephemerals.inThread(
        request.actor(),
        request.place(),
        request.responseUrl(),
        request.threadTs(),
        ChangeView.delayed(request.change(), RefusalWords.delay(why, next, Mrkdwn.MARKUP)));
  }

  @Override
  public void loginNeeded(ChangeRequest request, Refusal why) {
    var words = ChangeView.waiting(request.change(), Mrkdwn.refusal(why));
    if (request.responseUrl().isPresent()) {
      askToLogIn.ask(request.actor(), request.place(), request.responseUrl(), words);
    } else {
      askToLogIn.askInThread(request.actor(), request.place(), request.threadTs(), words);
    }
  }

  private boolean show(ChangeRequest request, IncidentState now, String line, boolean done) {
    Optional<MessageRewrite.Rewritten> rewritten =
        message(request).flatMap(message -> rewrite.rewrite(message, now.status(), line));
    if (rewritten.isEmpty()) {
      log.info("A message in {} is of a form that is not rebuilt", request.channel());
      message(request).ifPresent(message -> known(request, now, message, false, done));
      return false;
    }
    boolean shown = messages.replace(request, rewritten.get()) instanceof Outcome.Done;
    known(request, now, latest(message(request).get(), rewritten.get()), shown, done);
    return shown;
  }

  private static JsonObject latest(JsonObject message, MessageRewrite.Rewritten now) {
    message.addProperty("text", now.text());
    now.blocks().ifPresent(all -> message.add("blocks", all));
    now.attachments().ifPresent(all -> message.add("attachments", all));
    return message;
  }

  /** An ephemeral message has no name by which it could be changed later. */
  private void known(
      ChangeRequest request, IncidentState now, JsonObject latest, boolean shown, boolean done) {
    if (!request.messageTs().isBlank()) {
      pressed.on(request, now, new PressedMessages.Look(latest.toString(), shown, done));
    }
  }

  private static Optional<JsonObject> message(ChangeRequest request) {
    try {
      return Optional.of(JsonParser.parseString(request.message()).getAsJsonObject());
    } catch (JsonParseException | IllegalStateException e) {
      return Optional.empty();
    }
  }

  private void tell(ChangeRequest request, String words) {
    ephemerals.answer(
        request.actor(),
        request.place(),
        request.responseUrl(),
        request.threadTs(),
        words,
        List.of());
  }
}
