package dev.patchbay.wiring.plan;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Place;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.TeamId;
import dev.patchbay.wiring.ConnectionKey;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds things in a {@link World}, each in constant time. */
final class WorldIndex {
  private final Map<String, FoundExtension> byId;
  private final Map<ServiceId, List<FoundExtension>> byService;
  private final Map<ConnectionKey, StoredConnection> stored;
  private final Map<String, ConnectionKey> owners;
  private final Map<TeamId, Map<ChannelId, Directory.Channel>> channels = new HashMap<>();
  private final Map<TeamId, String> workspaces = new HashMap<>();
  private final Map<ChannelId, TeamId> teams = new HashMap<>();
  private final Map<ServiceId, String> services = new HashMap<>();

  WorldIndex(World world) {
    var sorted =
        world.extensions().stream().sorted(Comparator.comparing(FoundExtension::id)).toList();
    byId =
        sorted.stream()
            .collect(Collectors.toMap(FoundExtension::id, Function.identity(), (one, two) -> one));
    byService = sorted.stream().collect(Collectors.groupingBy(FoundExtension::service));
    stored =
        world.stored().stream()
            .collect(Collectors.toMap(StoredConnection::key, Function.identity()));
    owners = new HashMap<>();
    for (var one : world.stored()) {
      one.extension().ifPresent(id -> owners.put(id, one.key()));
      services.put(one.key().service(), one.connection().serviceName());
    }
    for (var workspace : world.directory().workspaces()) {
      workspaces.put(workspace.id(), workspace.name());
      var known = new HashMap<ChannelId, Directory.Channel>();
      for (var channel : workspace.channels()) {
        known.put(channel.id(), channel);
        teams.put(channel.id(), workspace.id());
      }
      channels.put(workspace.id(), known);
    }
    world.directory().services().forEach(one -> services.put(one.id(), one.name()));
  }

  Optional<StoredConnection> stored(ConnectionKey key) {
    return Optional.ofNullable(stored.get(key));
  }

  /** The extension of that id, while it is of that service. */
  Optional<FoundExtension> found(String id, ServiceId service) {
    return Optional.ofNullable(byId.get(id)).filter(one -> one.service().equals(service));
  }

  /** Extensions that post a service's incidents to a channel, those of other connections apart. */
  List<FoundExtension> postingTo(ConnectionKey key) {
    return byService.getOrDefault(key.service(), List.of()).stream()
        .filter(one -> one.postsTo(key))
        .filter(one -> owner(one.id()).map(key::equals).orElse(true))
        .toList();
  }

  /** The connection whose extension it is. */
  Optional<ConnectionKey> owner(String extension) {
    return Optional.ofNullable(owners.get(extension));
  }

  Optional<Directory.Channel> channel(TeamId team, ChannelId channel) {
    return Optional.ofNullable(channels.getOrDefault(team, Map.of()).get(channel));
  }

  boolean isArchived(Place place) {
    return channel(place.team(), place.channel()).map(Directory.Channel::archived).orElse(false);
  }

  String workspace(TeamId team) {
    return workspaces.getOrDefault(team, team.value());
  }

  String service(ServiceId service) {
    return services.getOrDefault(service, service.value());
  }

  /** The connection that a foreign extension would be, where it can be told. */
  Optional<ConnectionKey> key(FoundExtension found) {
    if (found.fields().channel().isBlank()) {
      return Optional.empty();
    }
    var channel = new ChannelId(found.fields().channel());
    return found
        .team()
        .map(TeamId::new)
        .or(() -> Optional.ofNullable(teams.get(channel)))
        .map(team -> new ConnectionKey(new Place(team, channel), found.service()));
  }
}
