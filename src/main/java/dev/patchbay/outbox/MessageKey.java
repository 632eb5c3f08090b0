package dev.patchbay.outbox;

import dev.patchbay.core.Place;

/**
 * One message of a channel.
 *
 * @param kind of the {@link Writer} that draws it; at most 20 characters
 * @param subject what it shows, as its writer names it; at most 200 characters
 */
public record MessageKey(Place place, String kind, String subject) {
  @Override
  public String toString() {
    return kind + " " + subject + " in " + place;
  }
}
