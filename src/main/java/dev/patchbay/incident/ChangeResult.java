package dev.patchbay.incident;

/** What one run of a click came to. */
sealed interface ChangeResult {
  /** {@code by}: PagerDuty's name of the person. */
  record Changed(IncidentState now, String by) implements ChangeResult {}

  /** The incident needs it no more; nothing was changed. */
  record Past(IncidentState now) implements ChangeResult {}

  /** Someone else is changing the incident at this moment. */
  record Busy() implements ChangeResult {}
}
