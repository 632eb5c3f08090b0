package dev.patchbay.app;

import dev.patchbay.app.settings.Masked;
import dev.patchbay.app.settings.Settings;
import dev.patchbay.app.settings.SettingsReader;
import dev.patchbay.app.settings.Variable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code settings}: each one with its value, where it came from and its meaning. */
@Command(
    name = "settings",
    mixinStandardHelpOptions = true,
    description = "Print every setting, its value, where it came from and what it means.",
    footer = {"", "Secrets print as `set` or `not set`. Fails if `serve` would refuse them."})
final class SettingsCommand implements Callable<Integer> {
  private final Map<String, String> env;
  private final PrintWriter out;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  SettingsCommand(Map<String, String> env, PrintWriter out) {
    this.env = env;
    this.out = out;
  }

  @Override
  public Integer call() {
    var read = new SettingsReader(env);
    List<Map<String, String>> rows = new ArrayList<>();
    for (Variable variable : Variable.values()) {
      rows.add(row(variable, read));
    }
    if (json) {
      out.println(JsonOutput.of(Map.of("settings", rows)));
    } else {
      for (Map<String, String> row : rows) {
        out.printf(
            "%-28s %s  [%s]%n%30s%s%n",
            row.get("name"), row.get("value"), row.get("source"), "", row.get("meaning"));
      }
    }
    Settings.forServe(env);
    return ExitCode.DONE;
  }

  private static Map<String, String> row(Variable variable, SettingsReader read) {
    var given = read.text(variable);
    String value =
        variable.secret()
            ? given.isPresent() ? "set" : "not set"
            : given.map(Masked::url).or(() -> variable.fallback(read)).orElse("not set");
    String source =
        given.isPresent() ? "environment" : variable.fallback().isPresent() ? "default" : "-";
    var row = new LinkedHashMap<String, String>();
    row.put("name", variable.name());
    row.put("value", value);
    row.put("source", source);
    row.put("meaning", variable.meaning());
    return row;
  }
}
