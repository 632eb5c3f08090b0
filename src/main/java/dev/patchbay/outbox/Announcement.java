package dev.patchbay.outbox;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Place;
import java.util.Optional;

/**
 * What a channel is told once.
 *
 * @param text mrkdwn, escaped
 * @param otherwise for where Slack does not take it there; empty where nobody waits for it
 */
public record Announcement(Place place, String text, Optional<Otherwise> otherwise) {
  /**
   * Who is told in the channel's stead.
   *
   * @param text mrkdwn, escaped
   * @param withReason whether Slack's reason follows it, and what to do about it
   */
  public record Otherwise(Actor to, String text, boolean withReason) {}
}
