package dev.patchbay.wiring;

import java.util.Locale;

/** What an extension posts (contract, section 5), in the order in which it is shown. */
public enum NotifyType {
  TRIGGER,
  ACKNOWLEDGE,
  RESOLVE,
  ESCALATE,
  ASSIGNMENTS,
  ANNOTATE;

  /** As written in the extension's config and the wiring file. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
