package dev.patchbay.wiring.plan;

/** How one field changes, both in words fit for a log. */
public record FieldChange(String from, String to) {
  @Override
  public String toString() {
    return from + " → " + to;
  }
}
