package dev.patchbay.wiring.plan;

import dev.patchbay.wiring.ConnectionKey;
import java.util.Optional;

/**
 * A connection that exists, ours or not.
 *
 * @param extension id; empty with delivery webhook
 * @param extensionName as in PagerDuty; blank with delivery webhook
 */
public record CurrentConnection(
    ConnectionKey key,
    String workspaceName,
    String channelName,
    String serviceName,
    WiringSettings settings,
    Optional<String> extension,
    String extensionName) {}
