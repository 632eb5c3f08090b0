package dev.patchbay.wiring;

import java.util.Locale;

/** What happens to an incident is posted in its message's thread too (delivery webhook). */
public enum ThreadMode {
  OFF,
  ON,
  /** As {@link #ON}, and the last entry is shown in the channel as well. */
  BROADCAST;

  /** As written in the wiring file. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
