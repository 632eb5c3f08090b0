package dev.patchbay.wiring.plan.names;

import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.TeamId;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.plan.Directory;
import dev.patchbay.wiring.plan.FailingRow;
import dev.patchbay.wiring.plan.Position;
import dev.patchbay.wiring.plan.Resolution;
import dev.patchbay.wiring.plan.WantedConnection;
import dev.patchbay.wiring.plan.WantedRow;
import dev.patchbay.wiring.plan.WantedWiring;
import dev.patchbay.wiring.plan.WiringProblem;
import dev.patchbay.wiring.plan.WiringRule;
import dev.patchbay.wiring.plan.WiringSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One file on its way through the {@link Resolver}: rows first, then rules. Not thread-safe. */
final class Resolving {
  /** What is wired: two rows with the same target are one connection, or a contradiction. */
  private record Target(TeamId team, String channel, ServiceId service) {}

  private final DirectoryNames names;
  private final NameLookup lookup;
  private final List<WiringProblem> problems = new ArrayList<>();
  private final List<WiringProblem> warnings = new ArrayList<>();
  private final List<WantedConnection> wanted = new ArrayList<>();
  private final List<FailingRow> failing = new ArrayList<>();
  private final Map<Target, Position> rows = new HashMap<>();
  private final Map<Target, RuleRow> ruled = new HashMap<>();
  private final RuleConflicts conflicts = new RuleConflicts();
  private final Map<ServiceId, String> channelsByRow = new LinkedHashMap<>();

  Resolving(DirectoryNames names) {
    this.names = names;
    this.lookup = new NameLookup(names);
  }

  void row(WantedRow row) {
    Optional<Directory.Service> service = lookup.service(row.service());
    Optional<Directory.Workspace> workspace = lookup.workspace(row.workspace(), row.at());
    Optional<ChannelState> channel =
        workspace.flatMap(known -> lookup.channel(known, row.channel()));
    if (service.isEmpty() || workspace.isEmpty() || channel.isEmpty()) {
      return;
    }
    Directory.Service known = service.get();
    Target target = new Target(workspace.get().id(), channel.get().id().value(), known.id());
    Position before = rows.putIfAbsent(target, row.at());
    if (before != null) {
      problems.add(
          new WiringProblem(
              row.at(),
              Phrases.quoted(known.name())
                  + " and "
                  + shown(channel.get())
                  + " are already connected by the row at line "
                  + before.line()
                  + ". Remove one of the two."));
      return;
    }
    channelsByRow.putIfAbsent(known.id(), row.at().line() + " (" + shown(channel.get()) + ")");
    add(row.at(), workspace.get(), channel.get(), known, row.settings(), Optional.empty());
  }

  void rules(List<WiringRule> rules, List<RuleRow> asked) {
    Map<Position, Optional<Directory.Workspace>> workspaces = new HashMap<>();
    Set<Position> matching =
        asked.stream().map(row -> row.rule().at()).collect(Collectors.toUnmodifiableSet());
    for (WiringRule rule : rules) {
      workspaces.put(rule.at(), lookup.workspace(rule.workspace(), rule.at()));
      if (!matching.contains(rule.at())) {
        warnings.add(new WiringProblem(rule.at(), "This rule matches no service."));
      }
    }
    for (RuleRow row : asked) {
      Optional<Directory.Workspace> workspace =
          workspaces.getOrDefault(row.rule().at(), Optional.empty());
      workspace.ifPresent(known -> ruled(row, known));
    }
    problems.addAll(conflicts.problems());
  }

  private void ruled(RuleRow row, Directory.Workspace workspace) {
    List<Directory.Channel> found =
        row.missing().isEmpty() ? names.channels(workspace.id(), row.channel()) : List.of();
    Optional<ChannelState> channel =
        found.size() == 1
            ? Optional.of(ChannelState.of(found.get(0)))
            : Optional.of(row.channel()).filter(ChannelNames::isId).map(ChannelState::unseen);
    String name = channel.map(one -> one.id().value()).orElse("#" + row.channel());
    Target target = new Target(workspace.id(), name, row.service().id());
    Position byRow = rows.get(target);
    warnIfByRowToo(row, channel.map(Resolving::shown).orElse("#" + row.channel()), byRow);
    if (byRow != null) {
      return;
    }
    RuleRow before = ruled.putIfAbsent(target, row);
    if (before != null) {
      conflicts.add(before, row);
    } else if (channel.isPresent()) {
      add(
          row.rule().at(),
          workspace,
          channel.get(),
          row.service(),
          row.rule().settings(),
          Optional.of(row.why()));
    } else {
      failing.add(noChannel(row, workspace));
    }
  }

  private void warnIfByRowToo(RuleRow row, String channel, @Nullable Position sameTarget) {
    String byRow = channelsByRow.get(row.service().id());
    if (byRow != null) {
      warnings.add(
          new WiringProblem(
              row.rule().at(),
              Phrases.quoted(row.service().name())
                  + " is connected twice: by the row at line "
                  + (sameTarget != null
                      ? sameTarget.line()
                          + " and by this rule, both to "
                          + channel
                          + ". The row counts."
                      : byRow + " and by this rule (" + channel + ").")));
    }
  }

  private static FailingRow noChannel(RuleRow row, Directory.Workspace workspace) {
    Refusal reason =
        row.missing().isEmpty()
            ? new Refusal.BadInput("channel", noChannel(row.channel(), workspace.name()))
            : new Refusal.BadInput("channel", row.missing());
    return new FailingRow(
        row.rule().at(),
        Optional.empty(),
        row.service().id(),
        workspace.name(),
        row.channel(),
        row.service().name(),
        row.rule().settings(),
        Optional.of(row.why()),
        reason);
  }

  private static String noChannel(String channel, String workspace) {
    return "Patchbay sees no channel "
        + Phrases.channel(channel)
        + " in "
        + Phrases.line(workspace)
        + ". Create it or, if it is private, invite @Patchbay there.";
  }

  private void add(
      Position at,
      Directory.Workspace workspace,
      ChannelState channel,
      Directory.Service service,
      WiringSettings settings,
      Optional<String> why) {
    ConnectionKey key = new ConnectionKey(new Place(workspace.id(), channel.id()), service.id());
    channel
        .refusal()
        .ifPresentOrElse(
            reason ->
                failing.add(
                    new FailingRow(
                        at,
                        Optional.of(key),
                        service.id(),
                        workspace.name(),
                        channel.name(),
                        service.name(),
                        settings,
                        why,
                        reason)),
            () ->
                wanted.add(
                    new WantedConnection(
                        at, key, workspace.name(), channel.name(), service.name(), settings, why)));
  }

  private static String shown(ChannelState channel) {
    return Phrases.channel(channel.name());
  }

  Resolution resolution(WantedWiring wiring) {
    List<WiringProblem> all = new ArrayList<>(wiring.problems());
    all.addAll(problems);
    all.addAll(lookup.problems());
    List<WiringProblem> odd = new ArrayList<>(wiring.warnings());
    odd.addAll(warnings);
    return new Resolution(wanted, failing, all, odd);
  }
}
