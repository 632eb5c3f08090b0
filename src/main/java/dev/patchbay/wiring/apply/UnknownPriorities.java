package dev.patchbay.wiring.apply;

import dev.patchbay.core.Outcome;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.Incident.Party;
import dev.patchbay.pagerduty.UsersApi;
import dev.patchbay.wiring.PriorityFilter;
import dev.patchbay.wiring.plan.WantedConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Priorities that rows name and PagerDuty doesn't have: no incident would ever come to such a
 * channel. One call, and none where no row names a priority. Thread-safe.
 */
final class UnknownPriorities {
  private final UsersApi pagerDuty;
  private final Credential app;

  UnknownPriorities(UsersApi pagerDuty, Credential app) {
    this.pagerDuty = pagerDuty;
    this.app = app;
  }

  /** One sentence a row; none where PagerDuty doesn't tell, as without {@code priorities.read}. */
  List<String> warnings(List<WantedConnection> wanted) {
    var warnings = new ArrayList<String>();
    var naming = wanted.stream().filter(row -> !names(row).isEmpty()).toList();
    if (naming.isEmpty()
        || !(pagerDuty.priorities(app) instanceof Outcome.Done<List<Party>> there)) {
      return warnings;
    }
    var known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    there.value().forEach(priority -> known.add(priority.name()));
    for (var row : naming) {
      var unknown = names(row).stream().filter(name -> !known.contains(name)).toList();
      if (!unknown.isEmpty()) {
        warnings.add(
            "%s in #%s: PagerDuty has no priority %s. %s"
                .formatted(
                    row.serviceName(),
                    row.channelName(),
                    String.join(", ", unknown),
                    known.isEmpty()
                        ? "It has none at all."
                        : "It has " + String.join(", ", known) + "."));
      }
    }
    return warnings;
  }

  private static List<String> names(WantedConnection row) {
    return row.settings().options().priorities() instanceof PriorityFilter.Only only
        ? only.names()
        : List.of();
  }
}
