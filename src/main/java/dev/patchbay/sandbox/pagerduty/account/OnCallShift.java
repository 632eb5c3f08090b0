package dev.patchbay.sandbox.pagerduty.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a user is on call for a level of a policy.
 *
 * @param schedule by name; blank where the policy names the user itself
 * @param start null: always was
 * @param end null: never ends
 */
public record OnCallShift(
    String policyId,
    int level,
    String schedule,
    String userId,
    @Nullable Instant start,
    @Nullable Instant end) {

  /** Whether some of it lies between {@code since} and {@code until}, both included. */
  boolean overlaps(Instant since, Instant until) {
    return (start == null || !start.isAfter(until)) && (end == null || end.isAfter(since));
  }
}
