package dev.patchbay.slack.card;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.block.element.StaticSelectElement;
import dev.patchbay.incident.card.Card;
import dev.patchbay.incident.card.CardStatus;
import dev.patchbay.incident.card.ShownCard;
import dev.patchbay.slack.view.BlockElements;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The buttons of a card, by its state. Each says which incident and what to do with it; {@link
 * CardAction} reads that back. Pure.
 */
final class CardButtons {
  private CardButtons() {}

  /** Empty once resolved, and for those who only look on. */
  static Optional<ActionsBlock> of(ShownCard shown) {
    if (!shown.buttons() || shown.card().resolved()) {
      return Optional.empty();
    }
    var card = shown.card();
    var elements = new ArrayList<BlockElement>();
    if (card.status() == CardStatus.TRIGGERED) {
      var acknowledge = button(card, CardAction.ACKNOWLEDGE);
      acknowledge.setStyle("primary");
      elements.add(acknowledge);
    }
    elements.add(button(card, CardAction.RESOLVE));
    elements.add(more(shown));
    elements.add(button(card, CardAction.DETAILS));
    // A new id for each state: Slack would keep showing what someone chose before.
    return Optional.of(
        ActionsBlock.builder()
            .blockId("pd_card_" + card.asOf().toEpochMilli())
            .elements(elements)
            .build());
  }

  private static ButtonElement button(Card card, CardAction action) {
    return BlockElements.button(
        action.actionId(),
        action.label(),
        action.value(card.incident()),
        action.label() + ": incident #" + card.number());
  }

  private static StaticSelectElement more(ShownCard shown) {
    List<OptionObject> options =
        CardAction.menu(shown.card().status()).stream()
            .filter(action -> !shown.hidden().contains(action.changeKey()))
            .map(
                action ->
                    OptionObject.builder()
                        .value(action.value(shown.card().incident()))
                        .text(BlockElements.plain(action.label(), 75))
                        .build())
            .toList();
    return StaticSelectElement.builder()
        .actionId(CardAction.MENU)
        .placeholder(BlockElements.plain("More", 150))
        .options(options)
        .build();
  }
}
