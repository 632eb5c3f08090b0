package dev.patchbay.wiring;

import java.util.Locale;

/** Which incidents are posted. */
public enum Urgency {
  HIGH,
  LOW;

  /** As written in the extension's config and the wiring file. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
