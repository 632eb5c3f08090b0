package dev.patchbay.wiring.plan;

import dev.patchbay.core.Refusal;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.TeamId;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.Urgency;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is odd about what is wanted and what there is, one sentence each, sorted. */
final class PlanWarnings {
  private static final int NAMED = 20;

  private final Resolution resolution;
  private final World world;
  private final WorldIndex index;
  private final TreeSet<String> warnings = new TreeSet<>();

  PlanWarnings(Resolution resolution, World world, WorldIndex index) {
    this.resolution = resolution;
    this.world = world;
    this.index = index;
  }

  List<String> all() {
    resolution.warnings().forEach(one -> warnings.add("line " + one));
    resolution.wanted().forEach(this::wanted);
    owners();
    onlyArchived();
    withoutChannel();
    return List.copyOf(warnings);
  }

  private void wanted(WantedConnection wanted) {
    var there = index.postingTo(wanted.key());
    var what = wanted.serviceName() + " in #" + wanted.channelName();
    if (there.size() > 1) {
      warnings.add(
          "%s: %d extensions of the service post to this channel (%s). One is enough; delete the others in PagerDuty."
              .formatted(
                  what,
                  there.size(),
                  String.join(", ", there.stream().map(FoundExtension::id).toList())));
    }
    for (var one : there) {
      if (isAPersons(one, wanted.key().team())) {
        warnings.add(
            "%s: extension %s posts with a person's token, which stops with that person."
                .formatted(what, one.id()));
      }
      if (!one.condition().authorized()) {
        warnings.add(
            "%s: PagerDuty shows extension %s as not authorized.".formatted(what, one.id()));
      }
    }
  }

  /** A bare bot token has no person: there our bot stands in the person's place. */
  private boolean isAPersons(FoundExtension found, TeamId team) {
    return found.condition().personal() && !found.fields().botUser().equals(world.bots().get(team));
  }

  private void owners() {
    var left = new TreeMap<String, List<String>>();
    for (var stored : world.stored()) {
      var connection = stored.connection();
      if (world.departed().contains(connection.connectedBy())) {
        left.computeIfAbsent(connection.connectedBy().value(), unused -> new ArrayList<>())
            .add(connection.serviceName() + " in #" + connection.channelName());
      }
    }
    left.forEach(
        (owner, theirs) ->
            warnings.add(
                "%s: %s, %s, has left. Connect %s again to take %s over."
                    .formatted(
                        named(theirs),
                        theirs.size() == 1 ? "its owner" : "their owner",
                        owner,
                        theirs.size() == 1 ? "it" : "them",
                        theirs.size() == 1 ? "it" : "them")));
  }

  private static String named(List<String> all) {
    var sorted = all.stream().sorted().toList();
    var shown = String.join(", ", sorted.subList(0, Math.min(NAMED, sorted.size())));
    return sorted.size() > NAMED ? shown + ", and %d more".formatted(sorted.size() - NAMED) : shown;
  }

  /** Services whose urgent incidents reach nobody, because every channel of theirs is archived. */
  private void onlyArchived() {
    var reached = new HashSet<ServiceId>();
    resolution.wanted().stream()
        .filter(one -> one.settings().options().urgency().contains(Urgency.HIGH))
        .forEach(one -> reached.add(one.key().service()));
    Map<ServiceId, FailingRow> archived = new HashMap<>();
    for (var row : resolution.failing()) {
      if (row.reason() instanceof Refusal.ChannelArchived) {
        archived.put(row.service(), row);
      }
    }
    archived.forEach(
        (service, row) -> {
          if (!reached.contains(service)) {
            warnings.add(
                "%s: urgent incidents reach only an archived channel, #%s."
                    .formatted(row.serviceName(), row.channelName()));
          }
        });
  }

  private void withoutChannel() {
    if (!world.directory().allServices()) {
      return;
    }
    var wired = new HashSet<ServiceId>();
    resolution.wanted().forEach(one -> wired.add(one.key().service()));
    resolution.failing().forEach(one -> wired.add(one.service()));
    world.stored().stream()
        .map(StoredConnection::key)
        .map(ConnectionKey::service)
        .forEach(wired::add);
    world.extensions().forEach(one -> wired.add(one.service()));
    var bare = new ArrayList<String>();
    world.directory().services().stream()
        .filter(one -> !wired.contains(one.id()))
        .map(Directory.Service::name)
        .forEach(bare::add);
    if (!bare.isEmpty()) {
      warnings.add(
          (bare.size() == 1 ? "1 service has" : bare.size() + " services have")
              + " no channel: "
              + named(bare)
              + ".");
    }
  }
}
