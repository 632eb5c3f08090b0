package dev.patchbay.incident.card;

import dev.patchbay.core.Place;
import dev.patchbay.core.SlackUserId;

/**
 * A connection whose messages Slack refuses.
 *
 * @param owner who connected it
 * @param reason a clause of ours
 * @param id by which {@link SuspendedNotice} takes it up again
 */
public record SuspendedConnection(
    Place place, SlackUserId owner, String serviceName, String reason, String id) {}
