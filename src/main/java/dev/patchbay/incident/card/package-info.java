/**
 * Owns what channels show of incidents: events become the state of a card, and the card is due in
 * each connection that wants it. Entry type: {@code Cards}. Knows nothing of Slack: whoever draws
 * cards asks for their state.
 */
@NullMarked
package dev.patchbay.incident.card;

import org.jspecify.annotations.NullMarked;
