package dev.patchbay.slack.card;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.incident.card.CardKeys;
import dev.patchbay.incident.card.CardTest;
import dev.patchbay.incident.card.ShownCard;
import dev.patchbay.incident.card.ShownCards;
import dev.patchbay.outbox.Message;
import dev.patchbay.outbox.Writer;
import dev.patchbay.words.RefusalWords;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts incidents' cards and keeps them true. Blocks that Slack does not take become words. */
public final class CardWriter implements Writer {
  private static final Logger log = LoggerFactory.getLogger(CardWriter.class);

  private static final Set<String> NO_SUCH_BLOCKS =
      Set.of(
          "invalid_blocks",
          "invalid_blocks_format",
          "invalid_attachments",
          "msg_too_long",
          "msg_blocks_too_long",
          "attachment_payload_limit_exceeded",
          "too_many_attachments");

  private static final String GONE = "message_not_found";

  /** What was posted stays as it is; a new message can be posted, and this one perhaps deleted. */
  private static final Set<String> OUT_OF_REACH =
      Set.of("cant_update_message", "edit_window_closed", "block_mismatch", "is_inactive");

  private final ShownCards cards;
  private final CardPosts posts;
  private final BiConsumer<Message, Refusal> audit;

  /**
   * @param audit gets a card that was posted again because nobody could know whether it was there
   */
  public CardWriter(ShownCards cards, CardPosts posts, BiConsumer<Message, Refusal> audit) {
    this.cards = cards;
    this.posts = posts;
    this.audit = audit;
  }

  @Override
  public String kind() {
    return CardKeys.CARD;
  }

  @Override
  public Outcome<Optional<String>> write(Message message) {
    return cards
        .card(message.key())
        .map(shown -> write(message, shown))
        .orElseGet(() -> Outcome.done(message.ts()));
  }

  private Outcome<Optional<String>> write(Message message, ShownCard shown) {
    if (shown.test() == CardTest.ENDED) {
      return posts.remove(message, CardView.ended());
    }
    if (message.ts().isEmpty() && !shown.connected()) {
      // Someone disconnected the service meanwhile, or it waits for its owner.
      return Outcome.done(Optional.empty());
    }
    var written = posts.write(message, CardView.card(shown));
    if (!(written instanceof Outcome.Refused<Optional<String>> refused)) {
      return written;
    }
    if (isOneOf(NO_SUCH_BLOCKS, refused.refusal())) {
      log.error("Slack takes no blocks of card {}: {}", message.key(), refused.refusal());
      return posts.say(message, CardView.text(shown), Optional.empty(), false);
    }
    if (isOneOf(OUT_OF_REACH, refused.refusal())) {
      // Or it would stay beside the new one, with buttons and a state that is no longer true.
      posts.delete(message);
    }
    return written;
  }

  private static boolean isOneOf(Set<String> codes, Refusal refusal) {
    return refusal instanceof Refusal.Rejected rejected && codes.contains(rejected.code());
  }

  @Override
  public Outcome<Optional<String>> find(Message message) {
    return posts.find(message, Optional.empty());
  }

  @Override
  public void postedAgain(Message message, Refusal why) {
    audit.accept(message, why);
  }

  @Override
  public Verdict cannot(Message message, Refusal why) {
    if (isOneOf(OUT_OF_REACH, why)) {
      return Verdict.POST_ANEW;
    }
    if (isOneOf(Set.of(GONE), why)) {
      // A card that someone deleted comes back only while there is something to do about it.
      return cards.card(message.key()).filter(shown -> !shown.card().resolved()).isPresent()
          ? Verdict.POST_ANEW
          : Verdict.LEAVE;
    }
    cards.suspend(message.key(), RefusalWords.clause(why));
    return Verdict.LEAVE;
  }
}
