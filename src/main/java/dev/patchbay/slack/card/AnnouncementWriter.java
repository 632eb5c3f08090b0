package dev.patchbay.slack.card;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.outbox.Announcements;
import dev.patchbay.outbox.Message;
import dev.patchbay.outbox.Writer;
import dev.patchbay.slack.api.ChatMessage;
import dev.patchbay.slack.view.MessageContent;
import dev.patchbay.slack.view.Mrkdwn;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a channel what was done to its connections. */
public final class AnnouncementWriter implements Writer {
  private static final Logger log = LoggerFactory.getLogger(AnnouncementWriter.class);

  private final Announcements announcements;
  private final CardPosts posts;

  public AnnouncementWriter(Announcements announcements, CardPosts posts) {
    this.announcements = announcements;
    this.posts = posts;
  }

  @Override
  public String kind() {
    return Announcements.KIND;
  }

  @Override
  public Outcome<Optional<String>> write(Message message) {
    // One that was found again is there, as it is to be.
    return message.ts().isPresent()
        ? Outcome.done(message.ts())
        : announcements
            .find(message.key())
            .map(told -> posts.give(message, content(told.text())))
            .orElseGet(() -> tooLate(message));
  }

  private static ChatMessage content(String text) {
    return ChatMessage.of(text, List.of(MessageContent.section(text)));
  }

  private static Outcome<Optional<String>> tooLate(Message message) {
    log.error("Slack could not take a message for a day; it is not sent message={}", message.key());
    return Outcome.done(Optional.empty());
  }

  @Override
  public Outcome<Optional<String>> find(Message message) {
    return posts.find(message, Optional.empty());
  }

  @Override
  public void postedAgain(Message message, Refusal why) {
    // Told twice misleads nobody.
  }

  @Override
  public Verdict cannot(Message message, Refusal why) {
    announcements.refused(message.key(), Mrkdwn.refusal(why));
    return Verdict.LEAVE;
  }
}
