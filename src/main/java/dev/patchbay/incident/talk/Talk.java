package dev.patchbay.incident.talk;

import java.time.Instant;

/**
 * An event that waits to be handled.
 *
 * @param kind of the {@link TalkListener} that handles it; at most 20 characters
 * @param body the event as Slack sent it, JSON, without Slack's verification token
 */
public record Talk(String eventId, String kind, String body, Instant heardAt) {
  /** Without what people said, which logs need not know. */
  @Override
  public String toString() {
    return kind + " " + eventId;
  }
}
