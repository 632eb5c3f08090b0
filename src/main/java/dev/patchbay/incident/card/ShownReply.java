package dev.patchbay.incident.card;

/**
 * A word about an event for a card's thread.
 *
 * @param cardTs Slack's name of the card
 * @param broadcast whether the channel shows it too
 */
public record ShownReply(Card card, CardLine line, String cardTs, boolean broadcast) {}
