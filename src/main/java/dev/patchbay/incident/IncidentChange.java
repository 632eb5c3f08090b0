package dev.patchbay.incident;

/** What a person can do to an incident. */
public sealed interface IncidentChange {
  record Acknowledge() implements IncidentChange {}

  record Resolve() implements IncidentChange {}
}
