package dev.patchbay.incident.oncall;

import dev.patchbay.incident.oncall.Shift.Policy;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * That a person is on call for a policy, on whichever levels.
 *
 * @param level the lowest, which is notified first
 * @param schedule by name; empty where the policy names the person itself
 * @param until empty: it never ends
 */
public record OnCallTurn(
    Policy policy, int level, Optional<String> schedule, Optional<Instant> until) {

  /** One for each policy of the shifts. */
  static List<OnCallTurn> of(Collection<Shift> shifts) {
    var turns = new LinkedHashMap<String, OnCallTurn>();
    shifts.stream()
        .sorted(Comparator.comparing(Shift::level))
        .forEach(
            shift ->
                turns.putIfAbsent(
                    shift.policy().id(),
                    new OnCallTurn(shift.policy(), shift.level(), shift.schedule(), shift.end())));
    return List.copyOf(turns.values());
  }
}
