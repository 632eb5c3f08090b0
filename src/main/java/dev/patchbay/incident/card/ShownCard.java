package dev.patchbay.incident.card;

import java.util.List;
import java.util.Set;

/**
 * What a channel's card shows now.
 *
 * @param timeline the newest events, oldest first
 * @param connected whether the channel's connection is there and takes messages
 * @param buttons whether the channel's people may act on it
 * @param hidden keys of changes that the account's plan does not include
 */
public record ShownCard(
    Card card,
    List<CardLine> timeline,
    boolean connected,
    boolean buttons,
    Set<String> hidden,
    CardTest test) {
  public ShownCard {
    timeline = List.copyOf(timeline);
    hidden = Set.copyOf(hidden);
  }

  /** Of a real incident. */
  public ShownCard(
      Card card, List<CardLine> timeline, boolean connected, boolean buttons, Set<String> hidden) {
    this(card, timeline, connected, buttons, hidden, CardTest.NO);
  }
}
