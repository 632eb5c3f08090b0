package dev.patchbay.wiring;

import dev.patchbay.core.ServiceId;

/** A PagerDuty service to choose. */
public record ServiceName(ServiceId id, String name) {}
