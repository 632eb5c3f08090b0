package dev.patchbay.slack.incident;

import dev.patchbay.incident.IncidentChange;
import java.util.Optional;

/** What someone's words ask for. */
public sealed interface AskedChange {
  /**
   * A change, all of it said.
   *
   * @param incident PagerDuty's number or id, where the words name one
   * @param doing such as "Acknowledging"
   */
  record Understood(Optional<String> incident, IncidentChange change, String doing)
      implements AskedChange {
    /** Such as "#123": how people name it. */
    public static String shown(String incident) {
      return incident.matches("[0-9]+") ? "#" + incident : incident;
    }
  }

  /** Something is missing in the words, or they say too much to be sure. */
  record Incomplete(ChangeWord word) implements AskedChange {}
}
