package dev.patchbay.core;

/** Where a person's login counts: a Grid org, {@code E…}, else a workspace, {@code T…}. */
public record HomeId(String value) {
  public HomeId {
    Ids.checked(value, "home");
  }

  @Override
  public String toString() {
    return value;
  }
}
