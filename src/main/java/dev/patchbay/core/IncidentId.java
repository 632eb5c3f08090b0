package dev.patchbay.core;

/** A PagerDuty incident's id; its number is not one. */
public record IncidentId(String value) {
  public IncidentId {
    Ids.checked(value, "incident");
  }

  @Override
  public String toString() {
    return value;
  }
}
