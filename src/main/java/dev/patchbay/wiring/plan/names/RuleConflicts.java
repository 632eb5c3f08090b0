package dev.patchbay.wiring.plan.names;

import dev.patchbay.wiring.plan.WiringProblem;
import dev.patchbay.wiring.plan.WiringRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rules that want the same connection with different settings. Two rules may disagree on a hundred
 * services: that is one problem.
 */
final class RuleConflicts {
  private record Pair(WiringRule earlier, WiringRule later) {}

  private final Map<Pair, List<RuleRow>> disagreed = new LinkedHashMap<>();

  /** They want the same connection; equal settings are no conflict. */
  void add(RuleRow earlier, RuleRow later) {
    if (!earlier.rule().settings().equals(later.rule().settings())) {
      disagreed
          .computeIfAbsent(new Pair(earlier.rule(), later.rule()), unused -> new ArrayList<>())
          .add(later);
    }
  }

  List<WiringProblem> problems() {
    return disagreed.entrySet().stream()
        .map(entry -> problem(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static WiringProblem problem(Pair pair, List<RuleRow> rows) {
    RuleRow first = rows.get(0);
    String others = rows.size() == 1 ? "" : " (and " + (rows.size() - 1) + " more)";
    return new WiringProblem(
        pair.later().at(),
        "This rule disagrees with the rule at line "
            + pair.earlier().at().line()
            + " on "
            + Phrases.quoted(first.service().name())
            + " and "
            + Phrases.channel(first.channel())
            + others
            + ": "
            + Phrases.and(pair.earlier().settings().differences(pair.later().settings()))
            + " differ. Make them equal, or use except.");
  }
}
