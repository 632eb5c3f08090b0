package dev.patchbay.wiring;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a connection posts. At least one notify type and one urgency.
 *
 * @param restrict who may press the buttons
 * @param priorities with delivery webhook, as are {@code buttons} and {@code thread}
 * @param buttons false: a card for stakeholders
 */
public record Options(
    Set<NotifyType> notifyTypes,
    Set<Urgency> urgency,
    Restrict restrict,
    PriorityFilter priorities,
    boolean buttons,
    ThreadMode thread) {
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

  /** With the contract's defaults for what only delivery webhook has. */
  public Options(Set<NotifyType> notifyTypes, Set<Urgency> urgency, Restrict restrict) {
    this(notifyTypes, urgency, restrict, new PriorityFilter.Any(), true, ThreadMode.OFF);
  }

  /** The contract's defaults: everything, both urgencies, anyone. */
  public static Options defaults() {
    return new Options(EnumSet.allOf(NotifyType.class), EnumSet.allOf(Urgency.class), Restrict.ANY);
  }
}
