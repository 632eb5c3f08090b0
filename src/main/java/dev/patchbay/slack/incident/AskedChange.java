package dev.patchbay.slack.incident;

import dev.patchbay.incident.IncidentChange;
import java.util.Optional;

/** What someone's words ask for. */
public sealed interface AskedChange {
  /**
   * A change, all of it said.
   *
   * @param incident where the words name one, as of {@link IncidentQuery}
   * @param doing such as "Acknowledging"
   */
  record Understood(Optional<String> incident, IncidentChange change, String doing)
      implements AskedChange {
    /** Such as "#123": how people name it. */
    public static String shown(String incident) {
      var own = incident.substring(incident.lastIndexOf('/') + 1);
      return own.matches("[0-9]+") ? "#" + own : own;
    }
  }

  /** Something is missing in the words, or they say too much to be sure. */
  record Incomplete(ChangeWord word) implements AskedChange {}
}
