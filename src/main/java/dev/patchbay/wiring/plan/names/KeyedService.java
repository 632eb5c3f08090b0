package dev.patchbay.wiring.plan.names;

import dev.patchbay.wiring.NameKey;
import dev.patchbay.wiring.plan.Directory;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A service with its names made ready to be compared, since each rule looks at each service.
 *
 * @param keys of its name and id
 * @param teams by name
 * @param escalationPolicy of the policy's name and id; empty where it has none
 */
record KeyedService(
    Directory.Service service,
    List<NameKey> keys,
    List<KeyedTeam> teams,
    List<NameKey> escalationPolicy) {

  record KeyedTeam(Directory.Named team, List<NameKey> keys) {}

  static KeyedService of(Directory.Service service) {
    List<KeyedTeam> teams =
        service.teams().stream()
            .sorted(Comparator.comparing(Directory.Named::name).thenComparing(Directory.Named::id))
            .map(team -> new KeyedTeam(team, keys(team)))
            .toList();
    return new KeyedService(
        service,
        keys(service.name(), service.id().value()),
        teams,
        service.escalationPolicy().map(KeyedService::keys).orElse(List.of()));
  }

  /** The first of its teams that the pattern means; without a pattern the first of all. */
  Optional<Directory.Named> team(Optional<Glob> pattern) {
    return teams.stream()
        .filter(one -> pattern.map(glob -> glob.matchesAny(one.keys())).orElse(true))
        .map(KeyedTeam::team)
        .findFirst();
  }

  private static List<NameKey> keys(Directory.Named one) {
    return keys(one.name(), one.id());
  }

  private static List<NameKey> keys(String name, String id) {
    return List.of(NameKey.of(name), NameKey.of(id));
  }
}
