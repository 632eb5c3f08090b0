package dev.patchbay.slack.card;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.incident.card.CardKeys;
import dev.patchbay.incident.card.Muting;
import dev.patchbay.outbox.Message;
import dev.patchbay.outbox.Writer;
import java.util.Optional;

/** Sums up for a channel what it missed while it was muted. */
public final class MissedWriter implements Writer {
  private final Muting muting;
  private final CardPosts posts;

  public MissedWriter(Muting muting, CardPosts posts) {
    this.muting = muting;
    this.posts = posts;
  }

  @Override
  public String kind() {
    return CardKeys.MISSED;
  }

  @Override
  public Outcome<Optional<String>> write(Message message) {
    var missed = muting.missed(message.key().place());
    return missed.isEmpty()
        ? Outcome.done(message.ts())
        : posts.say(message, CardView.missed(missed), Optional.empty(), false);
  }

  @Override
  public Outcome<Optional<String>> find(Message message) {
    return posts.find(message, Optional.empty());
  }

  @Override
  public void postedAgain(Message message, Refusal why) {
    // Twice summed up is nothing missed.
  }

  @Override
  public Verdict cannot(Message message, Refusal why) {
    return Verdict.LEAVE;
  }
}
