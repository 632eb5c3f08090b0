package dev.patchbay.slack.card;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.incident.card.CardKeys;
import dev.patchbay.incident.card.ShownCards;
import dev.patchbay.incident.card.ShownReply;
import dev.patchbay.outbox.Message;
import dev.patchbay.outbox.Writer;
import java.util.Optional;

/** Posts a word about each event into the threads of cards. What Slack refuses is left out. */
public final class ReplyWriter implements Writer {
  private final ShownCards cards;
  private final CardPosts posts;

  public ReplyWriter(ShownCards cards, CardPosts posts) {
    this.cards = cards;
    this.posts = posts;
  }

  @Override
  public String kind() {
    return CardKeys.REPLY;
  }

  @Override
  public Outcome<Optional<String>> write(Message message) {
    return cards
        .reply(message.key())
        .map(
            reply ->
                posts.say(
                    message, CardView.reply(reply), Optional.of(reply.cardTs()), reply.broadcast()))
        .orElseGet(() -> Outcome.done(message.ts()));
  }

  @Override
  public Outcome<Optional<String>> find(Message message) {
    return posts.find(message, cards.reply(message.key()).map(ShownReply::cardTs));
  }

  @Override
  public void postedAgain(Message message, Refusal why) {
    // A word too many in a thread misleads nobody.
  }

  @Override
  public Verdict cannot(Message message, Refusal why) {
    return Verdict.LEAVE;
  }
}
