package dev.patchbay.wiring.file;

import dev.patchbay.wiring.plan.WiringSettings;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;

/** One row of a wiring file on one line, with every setting written out. */
public final class YamlRow {
  private YamlRow() {}

  /** Names or ids; what stands behind {@code - } in a list of connections. */
  public static String of(
      String service, String channel, String workspace, WiringSettings settings) {
    var values = new LinkedHashMap<String, String>();
    values.put(FileKeys.SERVICE, YamlText.scalar(service));
    values.put(FileKeys.CHANNEL, YamlText.scalar(channel));
    values.put(FileKeys.WORKSPACE, YamlText.scalar(workspace));
    values.putAll(SettingsYaml.of(settings));
    return values.entrySet().stream()
        .map(one -> one.getKey() + ": " + one.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
