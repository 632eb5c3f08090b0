package dev.patchbay.wiring.plan;

import dev.patchbay.core.ChannelId;
import dev.patchbay.wiring.NotifyType;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.Urgency;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The part of an extension that Patchbay decides and can read. Tokens are not in it, since
 * PagerDuty redacts them, nor is what PagerDuty adds.
 *
 * @param channel id; blank where it cannot be read, as are {@code restrict} and {@code botUser}
 * @param botUser two ids where the extension's two fields differ
 */
public record ExtensionFields(
    String name,
    String channel,
    Set<NotifyType> notifyTypes,
    Set<Urgency> urgency,
    String restrict,
    String botUser) {
  /** Where an extension names two bot users, one in each generation of the field. */
  public static final String BETWEEN_BOTS = " ";

  public ExtensionFields {
    notifyTypes = sorted(notifyTypes, NotifyType.class);
    urgency = sorted(urgency, Urgency.class);
  }

  /** As Patchbay writes them for a connection (contract, section 5). */
  public static ExtensionFields of(
      String name, ChannelId channel, Options options, String botUser) {
    return new ExtensionFields(
        name,
        channel.value(),
        options.notifyTypes(),
        options.urgency(),
        options.restrict().key(),
        botUser);
  }

  /** The extension's name (contract, section 5). {@code channel} without the {@code #}. */
  public static String name(String service, String channel, String workspace) {
    return service + " - #" + channel + " in " + workspace;
  }

  private static <E extends Enum<E>> Set<E> sorted(Set<E> values, Class<E> type) {
    var sorted = EnumSet.noneOf(type);
    sorted.addAll(values);
    return Collections.unmodifiableSet(sorted);
  }
}
