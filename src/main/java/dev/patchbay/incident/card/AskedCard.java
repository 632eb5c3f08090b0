package dev.patchbay.incident.card;

import dev.patchbay.pagerduty.Incident;
import java.time.Instant;
import java.util.Optional;

/** A card that nobody keeps: how PagerDuty shows an incident to who asked for it. Pure. */
public final class AskedCard {
  private AskedCard() {}

  public static Card of(Incident asked, Instant now) {
    return CardFold.after(Optional.empty(), asked, now);
  }
}
