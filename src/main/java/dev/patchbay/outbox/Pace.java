package dev.patchbay.outbox;

import dev.patchbay.core.Place;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/**
 * Gives out slots: one after another in a channel, and a budget of edits in a workspace. In the
 * database, so that all nodes together keep to it. Every call is in a transaction. Thread-safe.
 */
final class Pace {
  private final PaceStore store = new PaceStore();
  private final PaceLimits limits;

  Pace(PaceLimits limits) {
    this.limits = limits;
  }

  /** When the channel is free; not after {@code now} if it is. */
  Instant channelFree(Handle handle, Place place) {
    return store.freeAt(handle, channel(place));
  }

  /** When the workspace may edit; not after {@code now} if it may. */
  Instant editFree(Handle handle, Place place) {
    return store.freeAt(handle, edits(place)).minus(limits.ahead());
  }

  /** Takes the channel's slot. */
  void takeChannel(Handle handle, Place place, Instant now) {
    store.occupy(handle, channel(place), now.plus(limits.betweenMessages()));
  }

  /** Takes one of the workspace's edits; false if another node took the last one meanwhile. */
  boolean takeEdit(Handle handle, Place place, Instant now) {
    return store.add(handle, edits(place), now, limits.betweenEdits(), limits.ahead());
  }

  /** Slack asked for a pause. */
  void blockChannel(Handle handle, Place place, Instant until) {
    store.block(handle, channel(place), until);
  }

  void blockEdits(Handle handle, Place place, Instant until) {
    store.block(handle, edits(place), until.plus(limits.ahead()));
  }

  /** A call failed: the channel rests, the longer the more calls failed in a row. */
  Instant failed(Handle handle, Place place, Instant now) {
    var until = now.plus(limits.pauseAfter(store.failures(handle, channel(place)) + 1));
    store.fail(handle, channel(place), until);
    return until;
  }

  /** How many calls failed in a row. */
  int failures(Handle handle, Place place) {
    return store.failures(handle, channel(place));
  }

  /** A call went through. */
  void succeeded(Handle handle, Place place) {
    store.clearFailures(handle, channel(place));
  }

  /** Forgets what is free since {@code before}. */
  void forget(Handle handle, Instant before) {
    store.forget(handle, before);
  }

  Duration betweenMessages() {
    return limits.betweenMessages();
  }

  private static String channel(Place place) {
    return "channel " + place;
  }

  private static String edits(Place place) {
    return "edits " + place.team();
  }
}
