package dev.patchbay.incident.card;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** PagerDuty's three statuses of an incident. */
public enum CardStatus {
  TRIGGERED,
  ACKNOWLEDGED,
  RESOLVED;

  /** As PagerDuty and the database name it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** One that is not known is open: nobody must take an incident for over that may not be. */
  static CardStatus of(String key) {
    return switch (key) {
      case "acknowledged" -> ACKNOWLEDGED;
      case "resolved" -> RESOLVED;
      default -> TRIGGERED;
    };
  }

  /**
   * Whether what an incident was since then was over when it came to what is known. PagerDuty says
   * that in whole seconds: of two in the same one, that nearer to the end of an incident is later.
   */
  static boolean isBefore(String status, Instant since, String known, Instant knownSince) {
    int seconds =
        since.truncatedTo(ChronoUnit.SECONDS).compareTo(knownSince.truncatedTo(ChronoUnit.SECONDS));
    return seconds < 0 || (seconds == 0 && of(status).compareTo(of(known)) < 0);
  }
}
