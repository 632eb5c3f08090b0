package dev.patchbay.incident.oncall;

import dev.patchbay.incident.oncall.Shift.Policy;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Who is on call for an escalation policy, level by level.
 *
 * @param services of those asked about, the ones that follow it, by name
 * @param levels the first to be notified first; empty: nobody is on call, now or next
 * @param url of the policy in PagerDuty
 */
public record Roster(Policy policy, List<String> services, List<Level> levels, String url) {
  public Roster {
    services = List.copyOf(services);
    levels = List.copyOf(levels);
  }

  /**
   * Everybody of one level.
   *
   * @param now who is on call
   * @param next who begins after now, the soonest first, each person once
   */
  public record Level(int level, List<Shift> now, List<Shift> next) {
    public Level {
      now = List.copyOf(now);
      next = List.copyOf(next);
    }
  }

  /** How many on-calls there are, now and next. */
  public int size() {
    return levels.stream().mapToInt(level -> level.now().size() + level.next().size()).sum();
  }

  static List<Level> levels(String policy, List<Shift> now, List<Shift> next) {
    var numbers = new TreeSet<Integer>();
    now.stream().filter(of(policy)).map(Shift::level).forEach(numbers::add);
    next.stream().filter(of(policy)).map(Shift::level).forEach(numbers::add);
    return numbers.stream()
        .map(
            number ->
                new Level(
                    number,
                    now.stream()
                        .filter(of(policy))
                        .filter(shift -> shift.level() == number)
                        .toList(),
                    next.stream()
                        .filter(of(policy))
                        .filter(shift -> shift.level() == number)
                        .sorted(Comparator.comparing(Roster::begins))
                        .toList()))
        .toList();
  }

  private static Instant begins(Shift shift) {
    return shift.start().orElse(Instant.MIN);
  }

  private static Predicate<Shift> of(String policy) {
    return shift -> shift.policy().id().equals(policy);
  }
}
