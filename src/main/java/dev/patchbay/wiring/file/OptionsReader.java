package dev.patchbay.wiring.file;

import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.NotifyType;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.PriorityFilter;
import dev.patchbay.wiring.Restrict;
import dev.patchbay.wiring.ThreadMode;
import dev.patchbay.wiring.Urgency;
import dev.patchbay.wiring.plan.WiringSettings;
import dev.patchbay.wiring.plan.Written;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The settings of a row, a rule or the defaults. */
final class OptionsReader {
  private static final List<NotifyType> TYPES = List.of(NotifyType.values());
  private static final List<Urgency> URGENCIES = List.of(Urgency.values());
  private static final List<DeliveryKind> DELIVERIES = List.of(DeliveryKind.values());
  private static final List<Restrict> RESTRICTS = List.of(Restrict.values());
  private static final List<ThreadMode> THREADS = List.of(ThreadMode.values());

  private final Problems problems;
  private final Values values;

  OptionsReader(Problems problems) {
    this.problems = problems;
    this.values = new Values(problems);
  }

  /** What is left out, or cannot be read, is as in {@code base}. */
  Draft read(YamlMap map, Draft base) {
    Options options = base.options();
    Optional<Set<NotifyType>> notify =
        map.value(FileKeys.NOTIFY)
            .flatMap(node -> values.words(FileKeys.NOTIFY, node, TYPES, NotifyType::key));
    Optional<Set<Urgency>> urgency =
        map.value(FileKeys.URGENCY)
            .flatMap(node -> values.words(FileKeys.URGENCY, node, URGENCIES, Urgency::key));
    Optional<DeliveryKind> delivery =
        map.value(FileKeys.DELIVERY)
            .flatMap(node -> values.word(FileKeys.DELIVERY, node, DELIVERIES, DeliveryKind::key));
    Optional<Restrict> restrict =
        map.value(FileKeys.RESTRICT)
            .flatMap(node -> values.word(FileKeys.RESTRICT, node, RESTRICTS, Restrict::key));
    return new Draft(
        delivery.orElse(base.delivery()),
        new Options(
            notify.orElse(options.notifyTypes()),
            urgency.orElse(options.urgency()),
            restrict.orElse(options.restrict()),
            map.value(FileKeys.PRIORITY).flatMap(this::priority).orElse(options.priorities()),
            map.value(FileKeys.BUTTONS).flatMap(this::buttons).orElse(options.buttons()),
            map.value(FileKeys.THREAD).flatMap(this::thread).orElse(options.thread())));
  }

  /**
   * Those of a row or rule; what it says without effect is a warning, what the defaults say is not.
   */
  WiringSettings settings(YamlMap map, Draft defaults) {
    Draft own = read(map, defaults);
    Options options = own.options();
    WiringSettings settings = new WiringSettings(own.delivery(), options);
    if (own.delivery() == DeliveryKind.EXTENSION) {
      Options usual = Options.defaults();
      warn(map, FileKeys.PRIORITY, options.priorities().equals(usual.priorities()));
      warn(map, FileKeys.BUTTONS, options.buttons() == usual.buttons());
      warn(map, FileKeys.THREAD, options.thread() == usual.thread());
    }
    return settings;
  }

  private void warn(YamlMap map, String key, boolean usual) {
    if (!usual) {
      map.value(key)
          .ifPresent(
              node ->
                  problems.warn(
                      node, key + " has no effect with delivery extension, only with webhook."));
    }
  }

  private Optional<PriorityFilter> priority(Node node) {
    if (node instanceof ScalarNode scalar) {
      if (scalar.getValue().equals("any")) {
        return Optional.of(new PriorityFilter.Any());
      }
      if (scalar.getValue().equals("none")) {
        return Optional.of(new PriorityFilter.None());
      }
    }
    if (!(node instanceof SequenceNode)) {
      problems.add(node, "priority must be any, none or a list such as [P1, P2].");
      return Optional.empty();
    }
    List<String> names = values.texts(FileKeys.PRIORITY, node).stream().map(Written::text).toList();
    if (names.contains("any") || names.contains("none")) {
      problems.add(node, "In a list of priorities any and none can't stand. Write them alone.");
    }
    return names.isEmpty() ? Optional.empty() : Optional.of(new PriorityFilter.Only(names));
  }

  private Optional<Boolean> buttons(Node node) {
    Optional<Boolean> value = Values.bool(node);
    if (value.isEmpty()) {
      problems.add(node, "buttons must be true or false.");
    }
    return value;
  }

  /** Bare {@code off} and {@code on} are booleans in YAML 1.1. */
  private Optional<ThreadMode> thread(Node node) {
    return Values.bool(node)
        .map(on -> on ? ThreadMode.ON : ThreadMode.OFF)
        .or(() -> values.word(FileKeys.THREAD, node, THREADS, ThreadMode::key));
  }
}
