package dev.patchbay.slack.card;

import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.TextObject;
import dev.patchbay.incident.card.Card;
import dev.patchbay.incident.card.CardLine;
import dev.patchbay.incident.card.CardTest;
import dev.patchbay.incident.card.ShownCard;
import dev.patchbay.incident.card.ShownReply;
import dev.patchbay.slack.view.MessageContent;
import dev.patchbay.slack.view.Mrkdwn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Draws an incident's card within Slack's limits (reference/slack.md §3), whatever PagerDuty's
 * words are: title, facts and buttons, and beside a bar in the color of the state what happened
 * last. Pure.
 */
public final class CardView {
  private static final int LINES = 5;
  private static final int FACTS = 10;

  /** What Slack takes as one text. */
  private static final int BESIDE = 3000;

  private static final String TEST =
      "Only a test: nothing is wrong. Patchbay resolves this incident and removes this message.";

  /**
   * A card.
   *
   * @param text says all that the blocks show
   * @param beside the bar
   */
  public record Drawn(
      String text, List<LayoutBlock> blocks, String color, List<LayoutBlock> beside) {}

  private CardView() {}

  static Drawn card(ShownCard shown) {
    var card = shown.card();
    var blocks = new ArrayList<LayoutBlock>();
    blocks.add(head(card));
    if (shown.test() != CardTest.NO) {
      blocks.add(ContextBlock.builder().elements(List.of(MessageContent.mrkdwn(TEST))).build());
    }
    blocks.add(body(card));
    CardButtons.of(shown).ifPresent(blocks::add);
    return new Drawn(text(shown), blocks, CardFacts.color(card), List.of(beside(shown)));
  }

  /** Title and facts alone, for who is to read and not to press. */
  public static List<LayoutBlock> facts(Card card) {
    return List.of(head(card), body(card));
  }

  /** Someone else's words on one line: no mention, link, picture or bold comes out of them. */
  public static String foreign(String text, int most) {
    return CardFacts.foreign(text, most);
  }

  private static SectionBlock head(Card card) {
    return MessageContent.section(CardFacts.icon(card) + " *" + CardFacts.title(card) + "*");
  }

  private static SectionBlock body(Card card) {
    List<TextObject> facts =
        CardFacts.of(card).stream()
            .limit(FACTS)
            .<TextObject>map(
                fact -> MessageContent.mrkdwn("*" + fact.label() + "*\n" + fact.value()))
            .toList();
    return SectionBlock.builder().fields(facts).build();
  }

  /** The card without blocks, for where Slack takes none. */
  static String text(ShownCard shown) {
    var card = shown.card();
    var facts =
        CardFacts.of(card).stream()
            .skip(1)
            .map(fact -> fact.label() + ": " + fact.value())
            .collect(Collectors.joining(" · "));
    var last = lines(shown);
    return CardFacts.status(card)
        + ": "
        + CardFacts.title(card)
        + (shown.test() == CardTest.NO ? "" : "\n" + TEST)
        + "\n"
        + facts
        + (last.isEmpty() ? "" : "\n" + String.join("\n", last));
  }

  /** In place of a test's card that Slack does not delete. */
  static String ended() {
    return "This was a test by Patchbay. It's over.";
  }

  /** A word in the card's thread. */
  static String reply(ShownReply reply) {
    var words = CardTimeline.words(reply.line());
    return reply.broadcast() ? words + " · " + CardFacts.title(reply.card()) : words;
  }

  /** What a channel missed while it was muted. */
  static String missed(List<Card> cards) {
    var most = 20;
    var listed =
        cards.stream()
            .limit(most)
            .map(card -> "• " + CardFacts.status(card) + ": " + CardFacts.title(card))
            .collect(Collectors.joining("\n"));
    var more = cards.size() > most ? "\nand " + (cards.size() - most) + " more" : "";
    return "This channel is no longer muted. Patchbay didn't post "
        + (cards.size() == 1 ? "1 incident" : cards.size() + " incidents")
        + " meanwhile:\n"
        + listed
        + more;
  }

  /** A line for each event: as elements of their own Slack would set them beside each other. */
  private static ContextBlock beside(ShownCard shown) {
    var lines = new ArrayList<>(lines(shown));
    if (lines.isEmpty()) {
      var card = shown.card();
      var since = Mrkdwn.date(card.asOf(), "{date_short_pretty} {time}");
      lines.add(CardFacts.status(card) + " · " + since);
    }
    while (String.join("\n", lines).length() > BESIDE) {
      lines.remove(0);
    }
    return ContextBlock.builder()
        .elements(List.of(MessageContent.mrkdwn(String.join("\n", lines))))
        .build();
  }

  private static List<String> lines(ShownCard shown) {
    var lines = new ArrayList<String>();
    if (shown.card().late()) {
      lines.add("Posted late: PagerDuty's first event of this incident didn't reach Patchbay.");
    }
    List<CardLine> timeline = shown.timeline();
    timeline.stream()
        .skip(Math.max(0, timeline.size() - LINES))
        .map(CardTimeline::line)
        .forEach(lines::add);
    return lines;
  }
}
