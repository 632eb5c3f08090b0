package dev.patchbay.pagerduty;

import dev.patchbay.pagerduty.Incident.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * That a user is on call for a level of an escalation policy, for one unbroken time: a row of GET
 * /oncalls, which has no id (reference/pagerduty.md §2.5).
 *
 * @param email the user's address; blank where it was not asked for or not given
 * @param schedule empty where the policy names the user itself
 * @param level from 1, the first to be notified
 * @param start empty: always was
 * @param end empty: never ends
 */
public record OnCall(
    Party user,
    String email,
    Party policy,
    Optional<Party> schedule,
    int level,
    Optional<Instant> start,
    Optional<Instant> end) {

  /** Whether it is now, and not only before or later. */
  boolean at(Instant now) {
    return start.filter(now::isBefore).isEmpty() && end.filter(at -> !at.isAfter(now)).isEmpty();
  }

  /** Whether it begins only after {@code now}. */
  public boolean after(Instant now) {
    return start.filter(now::isBefore).isPresent();
  }
}
