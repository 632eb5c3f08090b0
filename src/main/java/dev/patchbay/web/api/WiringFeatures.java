package dev.patchbay.web.api;

import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.apply.Wiring;

/**
 * All connections at once.
 *
 * @param usual the delivery of what a file leaves open
 */
public record WiringFeatures(Wiring wiring, DeliveryKind usual) {}
