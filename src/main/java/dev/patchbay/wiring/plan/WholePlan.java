package dev.patchbay.wiring.plan;

import dev.patchbay.core.ServiceId;
import dev.patchbay.core.TeamId;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.DeliveryKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes one plan; used once, by one thread. */
final class WholePlan {
  private static final Comparator<WiringPlan.Row> ORDER =
      Comparator.comparing(WiringPlan.Row::serviceName, String.CASE_INSENSITIVE_ORDER)
          .thenComparing(WiringPlan.Row::channelName, String.CASE_INSENSITIVE_ORDER)
          .thenComparing(WiringPlan.Row::workspaceName)
          .thenComparing(row -> row.key().map(ConnectionKey::toString).orElse(""));

  private final Resolution resolution;
  private final World world;
  private final boolean prune;
  private final WorldIndex index;
  private final RowPlan rows;
  private final OtherRows others;

  /** What the file asks for, whether or not it can be done. */
  private final Set<ConnectionKey> named;

  private final List<WiringPlan.Row> changes = new ArrayList<>();
  private int unchanged;

  WholePlan(Resolution resolution, World world, boolean prune) {
    this.resolution = resolution;
    this.world = world;
    this.prune = prune;
    this.index = new WorldIndex(world);
    this.rows = new RowPlan(world, index);
    this.others = new OtherRows(index);
    this.named =
        Stream.concat(
                resolution.wanted().stream().map(WantedConnection::key),
                resolution.failing().stream().flatMap(row -> row.key().stream()))
            .collect(Collectors.toSet());
  }

  WiringPlan make() {
    var left = leftOver();
    var moved = moves(left);
    for (var one : resolution.wanted()) {
      var row = rows.plan(one, Optional.ofNullable(moved.get(one.key())));
      row.ifPresentOrElse(changes::add, () -> unchanged++);
    }
    resolution.failing().forEach(row -> changes.add(others.failing(row)));
    left.removeAll(moved.values());
    var unmanaged = new ArrayList<WiringPlan.Unmanaged>();
    for (var one : left) {
      if (prune && !wantedOtherwise().contains(one.key().service())) {
        changes.add(others.takeDown(one));
      } else {
        unmanaged.add(others.unmanaged(one));
      }
    }
    unmanaged.addAll(foreign());
    changes.sort(ORDER);
    unmanaged.sort(UNMANAGED);
    return new WiringPlan(
        changes, unchanged, unmanaged, new PlanWarnings(resolution, world, index).all());
  }

  private static final Comparator<WiringPlan.Unmanaged> UNMANAGED =
      Comparator.comparing(WiringPlan.Unmanaged::serviceName, String.CASE_INSENSITIVE_ORDER)
          .thenComparing(WiringPlan.Unmanaged::channelName, String.CASE_INSENSITIVE_ORDER)
          .thenComparing(one -> one.extension().orElse(""));

  /** Connections of ours that the file does not name. */
  private List<StoredConnection> leftOver() {
    return world.stored().stream()
        .filter(one -> !named.contains(one.key()))
        .sorted(Comparator.comparing(one -> one.key().toString()))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** Services of rows that fail: what they have now is better than nothing. */
  private Set<ServiceId> wantedOtherwise() {
    return resolution.failing().stream().map(FailingRow::service).collect(Collectors.toSet());
  }

  /** By the key that is wanted, which connection becomes it. */
  private Map<ConnectionKey, StoredConnection> moves(List<StoredConnection> left) {
    var moved = movedAlready(left);
    if (prune) {
      var rest = left.stream().filter(one -> !moved.containsValue(one)).toList();
      swapped(rest).forEach(moved::putIfAbsent);
    }
    return moved;
  }

  /** Someone made its extension post to the channel that is wanted: a second would double it. */
  private Map<ConnectionKey, StoredConnection> movedAlready(List<StoredConnection> left) {
    var gained =
        resolution.wanted().stream()
            .filter(one -> one.settings().delivery() == DeliveryKind.EXTENSION)
            .map(WantedConnection::key)
            .filter(rows::isNew)
            .collect(Collectors.toSet());
    var moved = new LinkedHashMap<ConnectionKey, StoredConnection>();
    for (var one : left) {
      rows.found(one)
          .flatMap(index::key)
          .filter(gained::contains)
          .ifPresent(key -> moved.putIfAbsent(key, one));
    }
    return moved;
  }

  /** Only where a service loses exactly one channel of a workspace and gains exactly one. */
  private Map<ConnectionKey, StoredConnection> swapped(List<StoredConnection> left) {
    record Home(ServiceId service, TeamId team) {}
    var gained =
        resolution.wanted().stream()
            .filter(one -> one.settings().delivery() == DeliveryKind.EXTENSION)
            .filter(one -> rows.isNew(one.key()))
            .map(WantedConnection::key)
            .collect(Collectors.groupingBy(key -> new Home(key.service(), key.team())));
    var lost =
        left.stream()
            .filter(one -> !wantedOtherwise().contains(one.key().service()))
            .filter(one -> rows.found(one).isPresent())
            .collect(Collectors.groupingBy(one -> new Home(one.key().service(), one.key().team())));
    var moved = new LinkedHashMap<ConnectionKey, StoredConnection>();
    gained.forEach(
        (home, keys) -> {
          var from = lost.getOrDefault(home, List.of());
          if (keys.size() == 1 && from.size() == 1) {
            moved.put(keys.get(0), from.get(0));
          }
        });
    return moved;
  }

  /** Extensions that neither are ours nor will be. */
  private List<WiringPlan.Unmanaged> foreign() {
    var taken = new HashSet<>(rows.taken());
    return world.extensions().stream()
        .filter(one -> index.owner(one.id()).isEmpty() && !taken.contains(one.id()))
        .map(others::unmanaged)
        .toList();
  }
}
