package dev.patchbay.sandbox.pagerduty.account;

/** A user of the simulated account. */
public record Member(String id, String name, String email, Role role) {
  public Member {
    if (name.isBlank() || !email.contains("@")) {
      throw new IllegalArgumentException("name and email: a name and an address");
    }
  }
}
