package dev.patchbay.wiring.apply;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Place;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.TeamId;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.Restrict;
import dev.patchbay.wiring.plan.CurrentConnection;
import dev.patchbay.wiring.plan.CurrentWiring;
import dev.patchbay.wiring.plan.Directory;
import dev.patchbay.wiring.plan.ExtensionFields;
import dev.patchbay.wiring.plan.FoundExtension;
import dev.patchbay.wiring.plan.StoredConnection;
import dev.patchbay.wiring.plan.WiringSettings;
import dev.patchbay.wiring.plan.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What there is as connections: ours, and extensions that could be. Pure; used once. */
final class WiringExport {
  private final Map<ConnectionKey, CurrentConnection> connections = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private final Map<Place, Directory.Channel> channels = new HashMap<>();
  private final Map<TeamId, String> workspaces = new HashMap<>();
  private final Set<String> owned = new HashSet<>();
  private final Map<ServiceId, String> services = new HashMap<>();

  private WiringExport(World world) {
    world.stored().forEach(one -> one.extension().ifPresent(owned::add));
    for (var workspace : world.directory().workspaces()) {
      workspaces.put(workspace.id(), workspace.name());
      workspace.channels().forEach(one -> channels.put(new Place(workspace.id(), one.id()), one));
    }
    world.directory().services().forEach(one -> services.put(one.id(), one.name()));
  }

  static CurrentWiring of(World world) {
    var export = new WiringExport(world);
    var byId = new HashMap<String, FoundExtension>();
    world.extensions().forEach(one -> byId.put(one.id(), one));
    for (var stored : world.stored()) {
      var found = stored.extension().map(byId::get).flatMap(Optional::ofNullable);
      found.ifPresentOrElse(
          one -> export.extension(one, stored.key()), () -> export.stored(stored));
    }
    world.extensions().stream()
        .sorted(Comparator.comparing(FoundExtension::id))
        .forEach(export::foreign);
    return new CurrentWiring(
        List.copyOf(export.connections.values()), world.directory(), export.notes);
  }

  private void stored(StoredConnection stored) {
    if (stored.extension().isPresent()) {
      notes.add(
          "%s in #%s: its extension is gone from PagerDuty, so there is no row for it."
              .formatted(stored.connection().serviceName(), stored.connection().channelName()));
      return;
    }
    var settings = new WiringSettings(DeliveryKind.WEBHOOK, stored.connection().options());
    put(stored.key(), stored.connection().serviceName(), settings, Optional.empty());
  }

  private void foreign(FoundExtension found) {
    if (owned.contains(found.id())) {
      return;
    }
    var key = key(found);
    if (key.isEmpty()) {
      notes.add(
          "Extension %s posts to a channel that Patchbay does not see, so there is no row for it."
              .formatted(found.id()));
    } else if (connections.containsKey(key.get())) {
      notes.add(
          "Extension %s posts where another one does; the row is for the other."
              .formatted(found.id()));
    } else {
      extension(found, key.get());
    }
  }

  private Optional<ConnectionKey> key(FoundExtension found) {
    if (found.fields().channel().isBlank()) {
      return Optional.empty();
    }
    var channel = new ChannelId(found.fields().channel());
    return workspaces.keySet().stream()
        .filter(team -> found.team().map(team.value()::equals).orElse(true))
        .map(team -> new Place(team, channel))
        .filter(channels::containsKey)
        .map(place -> new ConnectionKey(place, found.service()))
        .findFirst();
  }

  private void extension(FoundExtension found, ConnectionKey key) {
    options(found.fields())
        .map(options -> new WiringSettings(DeliveryKind.EXTENSION, options))
        .ifPresentOrElse(
            settings -> put(key, key.service().value(), settings, Optional.of(found)),
            () ->
                notes.add(
                    "Extension %s posts nothing, or for nobody, so there is no row for it."
                        .formatted(found.id())));
  }

  private void put(
      ConnectionKey key,
      String serviceName,
      WiringSettings settings,
      Optional<FoundExtension> found) {
    connections.put(
        key,
        new CurrentConnection(
            key,
            workspaces.getOrDefault(key.team(), key.team().value()),
            Optional.ofNullable(channels.get(key.place()))
                .map(Directory.Channel::name)
                .orElse(key.channel().value()),
            services.getOrDefault(key.service(), serviceName),
            settings,
            found.map(FoundExtension::id),
            found.map(one -> one.fields().name()).orElse("")));
  }

  /** What a file cannot say is not there. */
  static Optional<Options> options(ExtensionFields fields) {
    var restrict =
        Arrays.stream(Restrict.values())
            .filter(one -> one.key().equals(fields.restrict()))
            .findFirst();
    return fields.notifyTypes().isEmpty() || fields.urgency().isEmpty() || restrict.isEmpty()
        ? Optional.empty()
        : Optional.of(new Options(fields.notifyTypes(), fields.urgency(), restrict.get()));
  }
}
