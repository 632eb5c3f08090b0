package dev.patchbay.wiring.plan;

import dev.patchbay.wiring.ConnectionKey;
import java.util.Optional;

/**
 * A connection that a wiring file asks for and that can be made.
 *
 * @param at of the row or rule that asks for it
 * @param why which rule wired it and why, in words; empty for a row
 */
public record WantedConnection(
    Position at,
    ConnectionKey key,
    String workspaceName,
    String channelName,
    String serviceName,
    WiringSettings settings,
    Optional<String> why) {}
