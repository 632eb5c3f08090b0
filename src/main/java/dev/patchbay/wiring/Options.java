package dev.patchbay.wiring;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What a connection notifies. At least one notify type and one urgency. */
public record Options(Set<NotifyType> notifyTypes, Set<Urgency> urgency, Restrict restrict) {
  public Options {
    if (notifyTypes.isEmpty()) {
      throw new IllegalArgumentException("notify: at least one type");
    }
    if (urgency.isEmpty()) {
      throw new IllegalArgumentException("urgency: at least one of high and low");
    }
    notifyTypes = Collections.unmodifiableSet(EnumSet.copyOf(notifyTypes));
    urgency = Collections.unmodifiableSet(EnumSet.copyOf(urgency));
  }

  /** The contract's defaults: everything, both urgencies, anyone. */
  public static Options defaults() {
    return new Options(EnumSet.allOf(NotifyType.class), EnumSet.allOf(Urgency.class), Restrict.ANY);
  }
}
