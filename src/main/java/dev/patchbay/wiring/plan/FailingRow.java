package dev.patchbay.wiring.plan;

import dev.patchbay.core.Refusal;
import dev.patchbay.core.ServiceId;
import dev.patchbay.wiring.ConnectionKey;
import java.util.Optional;

/**
 * A connection that a wiring file asks for and that is known beforehand not to work. The others
 * continue. What exists of its service is not pruned: a channel that was renamed is such a row.
 *
 * @param at of the row or rule that asks for it
 * @param key empty where the channel does not exist
 * @param channelName without {@code #}
 * @param why which rule asks for it and why, in words; empty for a row
 */
public record FailingRow(
    Position at,
    Optional<ConnectionKey> key,
    ServiceId service,
    String workspaceName,
    String channelName,
    String serviceName,
    WiringSettings settings,
    Optional<String> why,
    Refusal reason) {}
