package dev.patchbay.slack.card;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.element.BlockElement;
import dev.patchbay.core.IncidentId;
import dev.patchbay.slack.view.BlockElements;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Acknowledge and Resolve on a message that names an incident and is not its card: nobody draws it
 * again, so a press changes the message itself. Pure.
 */
public final class StateButtons {
  /** Block ids of theirs begin with this, and a card's do not. */
  public static final String BLOCK = "pd_said";

  private StateButtons() {}

  /**
   * Empty once it is resolved.
   *
   * @param status the incident's
   */
  public static Optional<ActionsBlock> of(IncidentId incident, long number, String status) {
    if (status.equals("resolved")) {
      return Optional.empty();
    }
    var elements = new ArrayList<BlockElement>();
    if (status.equals("triggered")) {
      var acknowledge =
          BlockElements.button(
              CardAction.ACKNOWLEDGE.actionId(),
              CardAction.ACKNOWLEDGE.label(),
              CardAction.ACKNOWLEDGE.value(incident),
              CardAction.ACKNOWLEDGE.label() + ": incident #" + number);
      acknowledge.setStyle("primary");
      elements.add(acknowledge);
    }
    elements.add(
        BlockElements.button(
            CardAction.RESOLVE.actionId(),
            CardAction.RESOLVE.label(),
            CardAction.RESOLVE.value(incident),
            CardAction.RESOLVE.label() + ": incident #" + number));
    return Optional.of(
        ActionsBlock.builder()
            .blockId(BLOCK + "_" + incident.value())
            .elements(List.copyOf(elements))
            .build());
  }
}
