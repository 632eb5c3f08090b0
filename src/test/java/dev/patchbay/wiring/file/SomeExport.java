package dev.patchbay.wiring.file;

import static dev.patchbay.support.Ids.ACCOUNT;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Place;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.TeamId;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.plan.CurrentConnection;
import dev.patchbay.wiring.plan.CurrentWiring;
import dev.patchbay.wiring.plan.Directory;
import dev.patchbay.wiring.plan.WiringSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What there is to export, with a directory that knows it all. For tests. */
final class SomeExport {
  private final Map<String, List<Directory.Channel>> channels = new LinkedHashMap<>();
  private final List<Directory.Service> services = new ArrayList<>();
  private final List<CurrentConnection> connections = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  SomeExport connection(String service, String channel, WiringSettings settings) {
    return connection("T1", service, channel, settings);
  }

  /** Names may be used several times: each makes another service and channel. */
  SomeExport connection(String team, String service, String channel, WiringSettings settings) {
    int number = services.size() + 1;
    ServiceId serviceId = new ServiceId(ACCOUNT, "PSERV%04d".formatted(number));
    ChannelId channelId = new ChannelId("C%08d".formatted(number));
    services.add(new Directory.Service(serviceId, service, List.of(), Optional.empty()));
    channels
        .computeIfAbsent(team, unused -> new ArrayList<>())
        .add(new Directory.Channel(channelId, channel, false, false, true));
    boolean extension = settings.delivery() == DeliveryKind.EXTENSION;
    connections.add(
        new CurrentConnection(
            new ConnectionKey(new Place(new TeamId(team), channelId), serviceId),
            "Workspace " + team,
            channel,
            service,
            settings,
            extension ? Optional.of("PEXT%04d".formatted(number)) : Optional.empty(),
            extension ? service + " - #" + channel + " in Workspace " + team : ""));
    return this;
  }

  SomeExport note(String note) {
    notes.add(note);
    return this;
  }

  /** The channel of the connection that came last. */
  SomeExport archived() {
    channels
        .values()
        .forEach(
            all ->
                all.replaceAll(
                    one ->
                        one.id().value().equals("C%08d".formatted(services.size()))
                            ? new Directory.Channel(one.id(), one.name(), true, false, false)
                            : one));
    return this;
  }

  CurrentWiring made() {
    return new CurrentWiring(connections, directory(), notes);
  }

  Directory directory() {
    List<Directory.Workspace> workspaces = new ArrayList<>();
    channels.forEach(
        (team, all) ->
            workspaces.add(new Directory.Workspace(new TeamId(team), "Workspace " + team, all)));
    return new Directory(workspaces, services, true);
  }
}
