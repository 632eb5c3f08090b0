package dev.patchbay.incident.step;

import java.util.Locale;

/** What a workflow can have done. */
public enum StepKind {
  TRIGGER_INCIDENT,
  ADD_NOTE,
  GET_ON_CALL;

  /** As the database and the manifest name it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static StepKind of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
