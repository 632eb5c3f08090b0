package dev.patchbay.app.settings;

import java.util.List;

/** The settings are invalid; the message lists every problem, none with a secret's value. */
public final class SettingsException extends RuntimeException {
  private final transient List<String> problems;

  SettingsException(List<String> problems) {
    super(
        (problems.size() == 1 ? "1 setting is" : problems.size() + " settings are")
            + " invalid:\n  - "
            + String.join("\n  - ", problems)
            + "\n"
            + "Fix them in the environment (or in .env for scripts/run) and start again; `settings`"
            + " explains each.");
    this.problems = List.copyOf(problems);
  }

  /** Each begins with the variable's name. */
  List<String> problems() {
    return problems;
  }
}
