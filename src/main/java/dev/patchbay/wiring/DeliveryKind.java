package dev.patchbay.wiring;

import java.util.Locale;

/** Who posts a connection's incidents: PagerDuty, through an extension, or Patchbay. */
public enum DeliveryKind {
  EXTENSION,
  WEBHOOK;

  /** As written in the wiring file, the API and the settings. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
