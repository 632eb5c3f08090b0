package dev.patchbay.wiring.plan;

import dev.patchbay.core.Place;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.TeamId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What channels, services and workspaces are called now; else as stored. Used by one thread. */
public final class NamesOfToday {
  private static final Position NOWHERE = new Position(1, 1);

  private final Map<TeamId, String> workspaces = new HashMap<>();
  private final Map<Place, String> channels = new HashMap<>();
  private final Map<ServiceId, String> services = new HashMap<>();

  public NamesOfToday(World world) {
    for (var workspace : world.directory().workspaces()) {
      workspaces.put(workspace.id(), workspace.name());
      workspace
          .channels()
          .forEach(one -> channels.put(new Place(workspace.id(), one.id()), one.name()));
    }
    for (Directory.Service service : world.directory().services()) {
      services.put(service.id(), service.name());
    }
  }

  /** A connection as one would ask for it. */
  public WantedConnection wanted(StoredConnection stored) {
    var connection = stored.connection();
    var key = stored.key();
    return new WantedConnection(
        NOWHERE,
        key,
        workspaces.getOrDefault(key.team(), key.team().value()),
        channels.getOrDefault(key.place(), connection.channelName()),
        services.getOrDefault(key.service(), connection.serviceName()),
        new WiringSettings(connection.delivery().kind(), connection.options()),
        Optional.empty());
  }
}
