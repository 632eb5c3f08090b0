package dev.patchbay.wiring.file;

import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.Options;

/**
 * Settings while they are read. What a delivery does not have is kept: a row may name another
 * delivery than the defaults.
 */
record Draft(DeliveryKind delivery, Options options) {}
