package dev.patchbay.wiring;

import java.util.Comparator;
import java.util.List;

/** Which incidents are posted, by their priority (delivery webhook). */
public sealed interface PriorityFilter {
  /** With a priority or without. */
  record Any() implements PriorityFilter {
    @Override
    public String toString() {
      return "any";
    }
  }

  /** Only those without a priority. */
  record None() implements PriorityFilter {
    @Override
    public String toString() {
      return "none";
    }
  }

  /**
   * Only those of these priorities.
   *
   * @param names as in PagerDuty, at least one; kept as a set, sorted
   */
  record Only(List<String> names) implements PriorityFilter {
    public Only {
      if (names.isEmpty() || names.stream().anyMatch(String::isBlank)) {
        throw new IllegalArgumentException("priority: at least one name, and none blank");
      }
      names = names.stream().distinct().sorted(Comparator.naturalOrder()).toList();
    }

    @Override
    public String toString() {
      return String.join(",", names);
    }
  }
}
