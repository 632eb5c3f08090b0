package dev.patchbay.incident.talk;

import dev.patchbay.incident.card.Card;
import java.util.List;
import java.util.Optional;

/**
 * What a link is about, as the person sees it who posted it. Texts are PagerDuty's: escape them
 * where they are shown.
 */
public sealed interface LinkPreview {
  /** The same facts as on a card. */
  record OfIncident(Card card) implements LinkPreview {}

  /**
   * A service.
   *
   * @param status PagerDuty's word; blank if not said
   * @param policy the escalation policy's name
   * @param teams their names
   */
  record OfService(String name, String status, Optional<String> policy, List<String> teams)
      implements LinkPreview {
    public OfService {
      teams = List.copyOf(teams);
    }
  }
}
