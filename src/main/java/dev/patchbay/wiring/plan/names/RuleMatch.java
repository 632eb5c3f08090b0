package dev.patchbay.wiring.plan.names;

import dev.patchbay.wiring.plan.Directory;
import dev.patchbay.wiring.plan.WiringRule;
import dev.patchbay.wiring.plan.Written;
import java.util.List;
import java.util.Optional;

/** Which services one rule matches. */
final class RuleMatch {
  private final Optional<Glob> service;
  private final Optional<Glob> team;
  private final Optional<Glob> escalationPolicy;
  private final List<Glob> except;

  RuleMatch(WiringRule rule) {
    this.service = rule.match().service().map(RuleMatch::glob);
    this.team = rule.match().team().map(RuleMatch::glob);
    this.escalationPolicy = rule.match().escalationPolicy().map(RuleMatch::glob);
    this.except = rule.except().stream().map(RuleMatch::glob).toList();
  }

  boolean matches(KeyedService one) {
    return service.map(glob -> glob.matchesAny(one.keys())).orElse(true)
        && (team.isEmpty() || teamOf(one).isPresent())
        && escalationPolicy.map(glob -> glob.matchesAny(one.escalationPolicy())).orElse(true)
        && except.stream().noneMatch(glob -> glob.matchesAny(one.keys()));
  }

  /** The team that the rule means, of those that the service has. */
  Optional<Directory.Named> teamOf(KeyedService one) {
    return one.team(team);
  }

  private static Glob glob(Written written) {
    return Glob.of(written.text());
  }
}
