package dev.patchbay.wiring.plan.names;

import dev.patchbay.wiring.plan.Directory;
import dev.patchbay.wiring.plan.WiringRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which services the rules of a wiring file wire, to which channel, and why. Pure. */
final class Rules {
  private Rules() {}

  /** Rule by rule, each by service name: the order in which services come does not matter. */
  static List<RuleRow> rows(List<WiringRule> rules, List<Directory.Service> services) {
    if (rules.isEmpty()) {
      return List.of();
    }
    List<KeyedService> sorted =
        services.stream()
            .sorted(
                Comparator.comparing(Directory.Service::name)
                    .thenComparing(service -> service.id().value()))
            .map(KeyedService::of)
            .toList();
    List<RuleRow> rows = new ArrayList<>();
    for (WiringRule rule : rules) {
      RuleMatch match = new RuleMatch(rule);
      sorted.stream()
          .filter(match::matches)
          .map(one -> row(rule, one.service(), match.teamOf(one)))
          .forEach(rows::add);
    }
    return rows;
  }

  private static RuleRow row(
      WiringRule rule, Directory.Service service, Optional<Directory.Named> team) {
    String pattern = rule.channel().text();
    String channel = ChannelNames.plain(pattern);
    String missing = "";
    if (pattern.contains(WiringRule.SERVICE)) {
      String slug = ChannelNames.slug(service.name());
      missing = slug.isEmpty() ? "{service} is empty: its name has no letter or digit" : missing;
      channel = channel.replace(WiringRule.SERVICE, slug);
    }
    if (pattern.contains(WiringRule.TEAM)) {
      String slug = team.map(own -> ChannelNames.slug(own.name())).orElse("");
      missing = slug.isEmpty() ? "{team} is empty: it has no team" : missing;
      channel = channel.replace(WiringRule.TEAM, slug);
    }
    String name = ChannelNames.isId(channel) ? channel : ChannelNames.cut(channel);
    return new RuleRow(rule, service, name, why(rule, service, team, name), missing);
  }

  private static String why(
      WiringRule rule, Directory.Service service, Optional<Directory.Named> team, String channel) {
    List<String> matched = new ArrayList<>();
    WiringRule.Match match = rule.match();
    match.service().ifPresent(glob -> matched.add("service " + Phrases.quoted(glob.text())));
    match.team().ifPresent(glob -> matched.add("team " + Phrases.quoted(glob.text())));
    match
        .escalationPolicy()
        .ifPresent(glob -> matched.add("escalation_policy " + Phrases.quoted(glob.text())));
    String why = "rule at line " + rule.at().line() + ": matches " + Phrases.and(matched);
    String pattern = rule.channel().text();
    if (!pattern.contains("{")) {
      return why;
    }
    List<String> names = new ArrayList<>();
    if (pattern.contains(WiringRule.SERVICE)) {
      names.add(Phrases.quoted(service.name()));
    }
    if (pattern.contains(WiringRule.TEAM)) {
      team.ifPresent(own -> names.add("team " + Phrases.quoted(own.name())));
    }
    return why
        + "; "
        + Phrases.and(names)
        + (names.size() == 1 ? " gives " : " give ")
        + Phrases.channel(channel);
  }
}
