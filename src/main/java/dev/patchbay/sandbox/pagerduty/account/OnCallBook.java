package dev.patchbay.sandbox.pagerduty.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Escalation policies, which services follow them, and who is on call for them. One that nobody was
 * put on has the first user who may respond on its first level. Every method is called with the
 * {@link World}'s monitor held.
 */
public final class OnCallBook {
  private final World world;
  private final String standard;

  /** Names by id. */
  private final Map<String, String> policies = new LinkedHashMap<>();

  private final Map<String, String> ofServices = new LinkedHashMap<>();
  private final Map<String, String> schedules = new LinkedHashMap<>();
  private final Map<String, List<OnCallShift>> shifts = new LinkedHashMap<>();

  OnCallBook(World world, String standard) {
    this.world = world;
    this.standard = standard;
    policies.put(standard, "Default");
  }

  public Map<String, String> policies() {
    return policies;
  }

  public String nameOf(String policy) {
    return policies.getOrDefault(policy, policy);
  }

  public String schedule(String name) {
    return schedules.computeIfAbsent(name, unseen -> world.ids.object());
  }

  /** The policy of a service; most follow the one that every account has. */
  public String ofService(String service) {
    return ofServices.getOrDefault(service, standard);
  }

  public void follow(String service, String policy) {
    ofServices.put(service, policy);
  }

  /** From now on these, and nobody else. */
  public void put(String policy, List<OnCallShift> all) {
    shifts.put(policy, List.copyOf(all));
  }

  /** In the order of policies and levels. */
  public List<OnCallShift> between(Instant since, Instant until) {
    var found = new ArrayList<OnCallShift>();
    for (String policy : policies.keySet()) {
      all(policy).stream()
          .filter(shift -> shift.overlaps(since, until))
          .sorted(Comparator.comparingInt(OnCallShift::level))
          .forEach(found::add);
    }
    return found;
  }

  /** The first of each user on each level of each policy. */
  public static List<OnCallShift> earliest(List<OnCallShift> all) {
    var seen = new HashSet<List<Object>>();
    return all.stream()
        .sorted(
            Comparator.comparing(shift -> Optional.ofNullable(shift.start()).orElse(Instant.MIN)))
        .filter(shift -> seen.add(List.of(shift.policyId(), shift.level(), shift.userId())))
        .toList();
  }

  private List<OnCallShift> all(String policy) {
    List<OnCallShift> put = shifts.get(policy);
    if (put != null) {
      return put;
    }
    return world
        .onCall()
        .map(user -> new OnCallShift(policy, 1, "", user.id(), null, null))
        .map(List::of)
        .orElseGet(List::of);
  }
}
