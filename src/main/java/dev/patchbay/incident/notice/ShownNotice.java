package dev.patchbay.incident.notice;

import dev.patchbay.core.ChannelId;
import dev.patchbay.incident.card.ShownCard;
import java.util.Optional;

/**
 * What a notice shows now.
 *
 * @param assigned whether the incident is still the person's
 * @param conversation the person's with the app, once the message is there: Slack changes messages
 *     by it alone
 */
public record ShownNotice(ShownCard card, boolean assigned, Optional<ChannelId> conversation) {}
