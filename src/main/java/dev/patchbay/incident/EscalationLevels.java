package dev.patchbay.incident;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.Incident;
import dev.patchbay.pagerduty.Incident.Party;
import dev.patchbay.pagerduty.OnCall;
import dev.patchbay.pagerduty.OnCallsApi;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The levels of an incident's escalation policy, and who is on call on each. PagerDuty doesn't say
 * on which one an incident is: it is taken to be the highest that one of its assignees is on.
 * Thread-safe.
 */
final class EscalationLevels {
  private final OnCallsApi onCalls;

  EscalationLevels(OnCallsApi onCalls) {
    this.onCalls = onCalls;
  }

  /** Who is on call on each level, the first to be notified first. */
  Outcome<SortedMap<Integer, List<Party>>> of(Credential credential, Incident incident) {
    return incident
        .more()
        .escalationPolicy()
        .map(policy -> onCalls.list(credential, OnCallsApi.Query.ofPolicies(List.of(policy.id()))))
        .orElseGet(() -> Outcome.done(List.of()))
        .map(
            rows ->
                rows.stream()
                    .collect(
                        Collectors.groupingBy(
                            OnCall::level,
                            TreeMap::new,
                            Collectors.mapping(OnCall::user, Collectors.toList()))));
  }

  /** The level after the one that the incident is on; refused where that is the last. */
  Outcome<Integer> next(Credential credential, Incident incident) {
    return of(credential, incident)
        .then(
            levels -> {
              int now = now(levels, incident);
              return levels.keySet().stream()
                  .filter(level -> level > now)
                  .findFirst()
                  .map(Outcome::done)
                  .orElseGet(() -> Outcome.refused(last(now)));
            });
  }

  private static int now(SortedMap<Integer, List<Party>> levels, Incident incident) {
    var assigned = incident.more().assignees().stream().map(Party::id).toList();
    return levels.entrySet().stream()
        .filter(level -> level.getValue().stream().map(Party::id).anyMatch(assigned::contains))
        .mapToInt(level -> level.getKey())
        .max()
        .orElse(1);
  }

  private static Refusal last(int level) {
    return new Refusal.BadInput(
        "level", "level " + level + " is the last on which anyone is on call");
  }
}
