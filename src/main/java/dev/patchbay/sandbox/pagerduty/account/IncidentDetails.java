package dev.patchbay.sandbox.pagerduty.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person may say of an incident beside its title and urgency.
 *
 * @param key blank: PagerDuty makes one
 * @param body blank for none
 * @param priority as PagerDuty refers to it
 * @param assignees empty: whoever is on call
 */
public record IncidentDetails(
    String key, String body, @Nullable ObjectNode priority, List<Member> assignees) {
  public static final IncidentDetails NONE = new IncidentDetails("", "", null, List.of());
}
