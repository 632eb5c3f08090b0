package dev.patchbay.wiring.apply;

import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.plan.FoundExtension;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What else of a service posts to the channel of a connection.
 *
 * @param foreign extensions that belong to no connection: they can be removed
 * @param moved connections whose own extension somebody moved to the channel in PagerDuty: none is
 *     removed, for their channels would go silent
 */
public record OtherExtensions(List<FoundExtension> foreign, List<Connection> moved) {
  public OtherExtensions {
    foreign = List.copyOf(foreign);
    moved = List.copyOf(moved);
  }

  /** Only such as belong to no connection. */
  public static OtherExtensions foreign(List<FoundExtension> foreign) {
    return new OtherExtensions(foreign, List.of());
  }

  /**
   * Those of {@code there}.
   *
   * @param connections all of the service, whatever their channel
   */
  static OtherExtensions of(
      ConnectionKey key, List<FoundExtension> there, List<Connection> connections) {
    var owners = owners(connections);
    var here = there.stream().filter(one -> one.postsTo(key)).toList();
    return new OtherExtensions(
        here.stream().filter(one -> !owners.containsKey(one.id())).toList(),
        here.stream()
            .map(one -> owners.get(one.id()))
            .filter(Objects::nonNull)
            .filter(owner -> !owner.key().equals(key))
            .toList());
  }

  private static Map<String, Connection> owners(List<Connection> connections) {
    var owners = new HashMap<String, Connection>();
    for (var connection : connections) {
      connection.extension().ifPresent(own -> owners.put(own.id(), connection));
    }
    return owners;
  }

  public boolean isEmpty() {
    return foreign.isEmpty() && moved.isEmpty();
  }
}
