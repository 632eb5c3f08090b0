package dev.patchbay.incident.card;

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
}
