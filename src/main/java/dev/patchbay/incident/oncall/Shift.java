package dev.patchbay.incident.oncall;

import dev.patchbay.pagerduty.Incident.Party;
import dev.patchbay.pagerduty.OnCall;
import java.time.Instant;
import java.util.Optional;

/**
 * That someone is on call for a level of an escalation policy, for one unbroken time.
 *
 * @param schedule by name; empty where the policy names the person itself
 * @param level from 1, the first to be notified
 * @param start empty: always was
 * @param end empty: never ends
 */
public record Shift(
    Responder who,
    Policy policy,
    Optional<String> schedule,
    int level,
    Optional<Instant> start,
    Optional<Instant> end) {

  /**
   * A PagerDuty user.
   *
   * @param email blank where it is not known
   */
  public record Responder(String id, String name, String email) {}

  /** An escalation policy. */
  public record Policy(String id, String name) {
    static Policy of(Party policy) {
      return new Policy(policy.id(), policy.name().isBlank() ? policy.id() : policy.name());
    }
  }

  static Shift of(OnCall row) {
    return new Shift(
        new Responder(row.user().id(), row.user().name(), row.email()),
        Policy.of(row.policy()),
        row.schedule().map(Party::name),
        row.level(),
        row.start(),
        row.end());
  }
}
