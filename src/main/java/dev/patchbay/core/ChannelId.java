package dev.patchbay.core;

/** A Slack conversation: {@code C…}, {@code G…} or {@code D…}. */
public record ChannelId(String value) {
  public ChannelId {
    Ids.checked(value, "channel");
  }

  @Override
  public String toString() {
    return value;
  }
}
