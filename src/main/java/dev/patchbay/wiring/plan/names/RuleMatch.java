package dev.patchbay.wiring.plan.names;

import dev.patchbay.wiring.NameKey;
import dev.patchbay.wiring.plan.Directory;
import dev.patchbay.wiring.plan.WiringRule;
import dev.patchbay.wiring.plan.Written;
import java.util.List;
import java.util.Optional;

/** Which services one rule matches. Its names are compared ready-made: services are many. */
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

  boolean matches(Directory.Service one, NameKey name) {
    return service.map(glob -> named(glob, one, name)).orElse(true)
        && team.map(glob -> one.teams().stream().anyMatch(own -> named(glob, own))).orElse(true)
        && escalationPolicy
            .map(glob -> one.escalationPolicy().filter(own -> named(glob, own)).isPresent())
            .orElse(true)
        && except.stream().noneMatch(glob -> named(glob, one, name));
  }

  /** The team that the rule means, of those that the service has. */
  Optional<Directory.Named> teamOf(Directory.Service one) {
    return one.teams().stream()
        .filter(own -> team.map(glob -> named(glob, own)).orElse(true))
        .findFirst();
  }

  private static boolean named(Glob glob, Directory.Service one, NameKey name) {
    return glob.matches(name) || glob.matches(NameKey.of(one.id().value()));
  }

  private static boolean named(Glob glob, Directory.Named one) {
    return glob.matches(NameKey.of(one.name())) || glob.matches(NameKey.of(one.id()));
  }

  private static Glob glob(Written written) {
    return Glob.of(written.text());
  }
}
