package dev.patchbay.core;

/** A Slack user: {@code U…} or {@code W…}. */
public record SlackUserId(String value) {
  public SlackUserId {
    Ids.checked(value, "Slack user");
  }

  @Override
  public String toString() {
    return value;
  }
}
