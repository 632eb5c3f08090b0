package dev.patchbay.wiring.apply;

import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.Options;

/**
 * The newest request for a connection, while it is being carried out.
 *
 * @param connecting else it is being disconnected
 * @param options what was chosen; of a disconnect they mean nothing, nor does {@code delivery}
 */
public record PendingWiring(
    ConnectionKey key,
    String serviceName,
    boolean connecting,
    DeliveryKind delivery,
    Options options) {}
