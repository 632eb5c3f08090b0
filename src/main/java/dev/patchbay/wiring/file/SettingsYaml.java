package dev.patchbay.wiring.file;

import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.PriorityFilter;
import dev.patchbay.wiring.plan.WiringSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Settings as a wiring file has them: the key, and the value as YAML. */
final class SettingsYaml {
  private SettingsYaml() {}

  /** Those that the delivery has, in the file's order. */
  static Map<String, String> of(WiringSettings settings) {
    Options options = settings.options();
    Map<String, String> yaml = new LinkedHashMap<>();
    yaml.put(
        FileKeys.NOTIFY, list(options.notifyTypes().stream().map(type -> type.key()).toList()));
    yaml.put(FileKeys.URGENCY, list(options.urgency().stream().map(one -> one.key()).toList()));
    yaml.put(FileKeys.DELIVERY, settings.delivery().key());
    yaml.put(FileKeys.RESTRICT, options.restrict().key());
    if (settings.delivery() == DeliveryKind.WEBHOOK) {
      yaml.put(FileKeys.PRIORITY, priority(options.priorities()));
      yaml.put(FileKeys.BUTTONS, String.valueOf(options.buttons()));
      yaml.put(FileKeys.THREAD, YamlText.scalar(options.thread().key()));
    }
    return yaml;
  }

  /** The contract's defaults, for either delivery. */
  static Map<String, String> usual() {
    return of(new WiringSettings(DeliveryKind.WEBHOOK, Options.defaults()));
  }

  /** For each setting the value that most have; the first in order where that leaves a choice. */
  static Map<String, String> mostCommon(List<Map<String, String>> all) {
    Map<String, String> common = new LinkedHashMap<>();
    for (String key : usual().keySet()) {
      Map<String, Long> counts =
          all.stream()
              .filter(one -> one.containsKey(key))
              .map(one -> one.getOrDefault(key, ""))
              .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
      counts.entrySet().stream()
          .max(
              Map.Entry.<String, Long>comparingByValue()
                  .thenComparing(Map.Entry.<String, Long>comparingByKey().reversed()))
          .ifPresent(most -> common.put(key, most.getKey()));
    }
    return common;
  }

  private static String priority(PriorityFilter filter) {
    if (filter instanceof PriorityFilter.Only only) {
      return list(only.names().stream().map(YamlText::scalar).toList());
    }
    return filter instanceof PriorityFilter.None ? "none" : "any";
  }

  private static String list(List<String> items) {
    return "[" + String.join(", ", items) + "]";
  }
}
