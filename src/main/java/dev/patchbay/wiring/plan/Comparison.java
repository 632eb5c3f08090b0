package dev.patchbay.wiring.plan;

import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.Options;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What differs, by the name of the field in the contract. Only what Patchbay decides is compared,
 * as sets where it is one.
 */
final class Comparison {
  private static final int LONGEST_NAME = 120;

  private final Map<String, FieldChange> changes = new LinkedHashMap<>();

  /**
   * A name in another case is no change, and a bot user that PagerDuty does not show is not a
   * different one.
   */
  static Map<String, FieldChange> of(ExtensionFields from, ExtensionFields to) {
    var all = new Comparison();
    boolean sameName = from.name().equalsIgnoreCase(to.name());
    all.add("name", name(from.name()), name(to.name()), sameName);
    all.add("channel", from.channel(), to.channel(), Comparison::id);
    all.add("notify", from.notifyTypes(), to.notifyTypes(), set -> keys(set, type -> type.key()));
    all.add("urgency", from.urgency(), to.urgency(), set -> keys(set, one -> one.key()));
    all.add("restrict", from.restrict(), to.restrict(), Comparison::id);
    boolean sameBot = from.botUser().isBlank() || from.botUser().equals(to.botUser());
    all.add("bot_user", id(otherBot(from, to)), id(to.botUser()), sameBot);
    return all.changes;
  }

  /** How a connection is to be posted that is, or will be, delivered by webhook. */
  static Map<String, FieldChange> of(
      DeliveryKind delivery, Options from, DeliveryKind toDelivery, Options to) {
    var all = new Comparison();
    all.add("delivery", delivery, toDelivery, DeliveryKind::key);
    all.add("notify", from.notifyTypes(), to.notifyTypes(), set -> keys(set, type -> type.key()));
    all.add("urgency", from.urgency(), to.urgency(), set -> keys(set, one -> one.key()));
    all.add("restrict", from.restrict(), to.restrict(), one -> one.key());
    all.add("priority", from.priorities(), to.priorities(), one -> clean(one.toString()));
    all.add("buttons", from.buttons(), to.buttons(), one -> one.toString());
    all.add("thread", from.thread(), to.thread(), one -> one.key());
    return all.changes;
  }

  private static String otherBot(ExtensionFields from, ExtensionFields to) {
    return Arrays.stream(from.botUser().split(ExtensionFields.BETWEEN_BOTS, -1))
        .filter(bot -> !bot.equals(to.botUser()))
        .findFirst()
        .orElse(from.botUser());
  }

  private <T> void add(String field, T from, T to, Function<T, String> words) {
    add(field, words.apply(from), words.apply(to), from.equals(to));
  }

  private void add(String field, String from, String to, boolean same) {
    if (!same) {
      changes.put(field, new FieldChange(from, to));
    }
  }

  private static <T> String keys(Set<T> values, Function<T, String> key) {
    return values.isEmpty() ? "none" : values.stream().map(key).collect(Collectors.joining(","));
  }

  /** What someone else wrote into the config may be anything, a token too. */
  static String id(String value) {
    if (value.isBlank()) {
      return "unknown";
    }
    return value.matches("[A-Za-z0-9-]{1,40}") ? value : "unreadable";
  }

  static String name(String value) {
    return '"' + clean(value) + '"';
  }

  private static String clean(String value) {
    var line = value.replaceAll("\\p{C}", " ");
    return line.substring(0, Math.min(line.length(), LONGEST_NAME));
  }
}
