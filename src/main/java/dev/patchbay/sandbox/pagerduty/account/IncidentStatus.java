package dev.patchbay.sandbox.pagerduty.account;

import java.util.Locale;
import java.util.Optional;

/** The three states of an incident. */
public enum IncidentStatus {
  TRIGGERED,
  ACKNOWLEDGED,
  RESOLVED;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<IncidentStatus> of(String word) {
    for (IncidentStatus status : values()) {
      if (status.wire().equals(word)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }
}
