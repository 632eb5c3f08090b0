package dev.patchbay.core;

/** A Slack workspace, {@code T…} (or the org, {@code E…}, where Slack names nothing smaller). */
public record TeamId(String value) {
  public TeamId {
    Ids.checked(value, "team");
  }

  @Override
  public String toString() {
    return value;
  }
}
