package dev.patchbay.sandbox.pagerduty.account;

/** A service of the simulated account. */
public record SimulatedService(String id, String name) {
  public SimulatedService {
    if (id.isBlank() || name.isBlank()) {
      throw new IllegalArgumentException("id and name: not blank");
    }
  }
}
