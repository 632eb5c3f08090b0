package dev.patchbay.pagerduty;

import dev.patchbay.core.ServiceId;

/** A PagerDuty service; {@code status} as in reference/pagerduty.md §2.1. */
public record Service(ServiceId id, String name, String status) {}
