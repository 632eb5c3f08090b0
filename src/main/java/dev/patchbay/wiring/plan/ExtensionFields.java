package dev.patchbay.wiring.plan;

import dev.patchbay.wiring.NotifyType;
import dev.patchbay.wiring.Urgency;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The part of an extension that Patchbay decides and can read. Tokens are not in it, since
 * PagerDuty redacts them, nor is what PagerDuty adds.
 *
 * @param channel id; blank where it cannot be read, as are {@code restrict} and {@code botUser}
 */
public record ExtensionFields(
    String name,
    String channel,
    Set<NotifyType> notifyTypes,
    Set<Urgency> urgency,
    String restrict,
    String botUser) {
  public ExtensionFields {
    notifyTypes = sorted(notifyTypes, NotifyType.class);
    urgency = sorted(urgency, Urgency.class);
  }

  private static <E extends Enum<E>> Set<E> sorted(Set<E> values, Class<E> type) {
    var sorted = EnumSet.noneOf(type);
    sorted.addAll(values);
    return Collections.unmodifiableSet(sorted);
  }
}
