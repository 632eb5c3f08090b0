package dev.patchbay.incident;

import dev.patchbay.core.IncidentId;
import java.util.List;

/**
 * An incident as it is now.
 *
 * @param status {@code triggered}, {@code acknowledged} or {@code resolved}
 * @param who names of those who acknowledged or resolved it, as PagerDuty gives them; may be empty
 */
public record IncidentState(
    IncidentId id,
    long number,
    String title,
    String status,
    String url,
    String serviceName,
    List<String> who) {}
