package dev.patchbay.wiring.apply;

import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.plan.FieldChange;
import java.util.Map;

/**
 * A connection that is not as it was last made.
 *
 * @param channelName without {@code #}
 * @param fields from what Patchbay made to what is there now
 * @param reason what happened, in words
 */
public record DriftedConnection(
    ConnectionKey key,
    String workspaceName,
    String channelName,
    String serviceName,
    Map<String, FieldChange> fields,
    String reason) {}
