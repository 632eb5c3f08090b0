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

/** Tells a channel what was done to its connections. */
public final class AnnouncementWriter implements Writer {
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
    return announcements
        .find(message.key())
        .map(
            told ->
                posts.give(
                    message,
                    ChatMessage.of(told.text(), List.of(MessageContent.section(told.text())))))
        .orElseGet(() -> Outcome.done(message.ts()));
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
