package dev.patchbay.incident;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/**
 * {@code patchbay_incident_actions_total{action,outcome}}. What has not happened yet is there as 0,
 * so that an alert on its growth works from the first time on. Thread-safe.
 */
final class ChangeCounts {
  static final String CHANGED = "changed";
  static final String ALREADY = "already";
  static final String REFUSED = "refused";
  static final String LOGIN_NEEDED = "login_needed";
  static final String GIVEN_UP = "given_up";

  private static final List<String> OUTCOMES =
      List.of(CHANGED, ALREADY, REFUSED, LOGIN_NEEDED, GIVEN_UP);

  private final MeterRegistry meters;

  ChangeCounts(MeterRegistry meters) {
    this.meters = meters;
    for (String action : List.of("acknowledge", "resolve", "trigger")) {
      OUTCOMES.forEach(outcome -> count(action, outcome, 0));
    }
  }

  void count(IncidentChange change, String outcome) {
    count(change.key(), outcome);
  }

  void count(String action, String outcome) {
    count(action, outcome, 1);
  }

  private void count(String action, String outcome, int more) {
    meters
        .counter("patchbay.incident.actions", "action", action, "outcome", outcome)
        .increment(more);
  }
}
