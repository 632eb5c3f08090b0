package dev.patchbay.app.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Settings for a command that must run although some are invalid: those are left out, and what is
 * useless without them too.
 *
 * @param problems as {@code serve} would list them
 */
public record PartialSettings(Settings settings, List<String> problems) {
  /** Lets Slack's other settings be looked at; never used to sign. */
  private static final String STAND_IN = "none";

  private static final int MOST = 5;

  public static PartialSettings of(Map<String, String> environment) {
    var trying = new HashMap<>(environment);
    List<String> problems = List.of();
    for (int i = 0; i < MOST; i++) {
      try {
        return new PartialSettings(Settings.forServe(trying), problems);
      } catch (SettingsException e) {
        // Later ones only come of leaving out.
        problems = i == 0 ? e.problems() : problems;
        e.problems().forEach(problem -> leaveOut(name(problem), trying));
      }
    }
    return new PartialSettings(
        Settings.forServe(Map.of(Variable.SLACK_SIGNING_SECRET.name(), STAND_IN)), problems);
  }

  public static String name(String problem) {
    return problem.split(" ", 2)[0];
  }

  private static void leaveOut(String name, Map<String, String> from) {
    String given = from.remove(name);
    if (given != null && !given.isBlank()) {
      return;
    }
    if (name.equals(Variable.SLACK_SIGNING_SECRET.name())) {
      from.put(name, STAND_IN);
    } else if (name.startsWith("SLACK_CLIENT")) {
      from.remove(Variable.SLACK_CLIENT_ID.name());
      from.remove(Variable.SLACK_CLIENT_SECRET.name());
    } else if (name.startsWith("PAGERDUTY_")) {
      from.remove(Variable.PAGERDUTY_CLIENT_ID.name());
      from.remove(Variable.PAGERDUTY_CLIENT_SECRET.name());
      from.remove(Variable.PAGERDUTY_TOKEN_SOURCE.name());
    }
  }
}
