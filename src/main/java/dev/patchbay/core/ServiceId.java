package dev.patchbay.core;

/** A PagerDuty service. */
public record ServiceId(String value) {
  public ServiceId {
    Ids.checked(value, "service");
  }

  @Override
  public String toString() {
    return value;
  }
}
