package dev.patchbay.slack.card;

import com.google.gson.JsonParser;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.incident.card.CardKeys;
import dev.patchbay.incident.card.PressedMessage;
import dev.patchbay.incident.card.PressedMessages;
import dev.patchbay.outbox.Message;
import dev.patchbay.outbox.Writer;
import dev.patchbay.slack.api.ChatMessage;
import java.util.Optional;

/**
 * Keeps messages true that PagerDuty posted with our token: those that were pressed, whose look is
 * known by that. Never posts one.
 */
public final class PressedWriter implements Writer {
  private static final String RESOLVED = "resolved";

  private final PressedMessages messages;
  private final MessageRewrite rewrite;
  private final CardPosts posts;

  public PressedWriter(PressedMessages messages, MessageRewrite rewrite, CardPosts posts) {
    this.messages = messages;
    this.rewrite = rewrite;
    this.posts = posts;
  }

  @Override
  public String kind() {
    return CardKeys.PRESSED;
  }

  @Override
  public Outcome<Optional<String>> write(Message message) {
    if (message.ts().isEmpty()) {
      return Outcome.done(Optional.empty());
    }
    return messages
        .find(message.key())
        .map(pressed -> write(message, pressed))
        .orElseGet(() -> Outcome.done(message.ts()));
  }

  private Outcome<Optional<String>> write(Message message, PressedMessage now) {
    if (now.gone()) {
      return posts.remove(message, CardView.ended());
    }
    // Only an end leaves out what a press left out before: other states bring buttons back.
    var base = now.status().equals(RESOLVED) ? now.latest() : now.original();
    var json = JsonParser.parseString(base).getAsJsonObject();
    var rewritten = rewrite.rewrite(json, now.status(), ChangeView.state(now));
    if (rewritten.isEmpty()) {
      return Outcome.done(message.ts());
    }
    var parts = rewritten.get();
    var content = ChatMessage.of(parts.text(), parts.blocks(), parts.attachments());
    var written = posts.give(message, content);
    if (written instanceof Outcome.Done) {
      messages.shown(message.key(), now.status());
    }
    return written;
  }

  @Override
  public Outcome<Optional<String>> find(Message message) {
    return Outcome.done(Optional.empty());
  }

  @Override
  public void postedAgain(Message message, Refusal why) {
    // It is never posted.
  }

  @Override
  public Verdict cannot(Message message, Refusal why) {
    return Verdict.LEAVE;
  }
}
