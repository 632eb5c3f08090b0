package dev.patchbay.wiring.apply;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Pause;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.TeamId;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.Extension;
import dev.patchbay.pagerduty.ExtensionsApi;
import dev.patchbay.pagerduty.ServicesApi;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.apply.extension.Channels;
import dev.patchbay.wiring.apply.extension.ExtensionReader;
import dev.patchbay.wiring.apply.token.StaleTokens;
import dev.patchbay.wiring.plan.Directory;
import dev.patchbay.wiring.plan.FoundExtension;
import dev.patchbay.wiring.plan.StoredConnection;
import dev.patchbay.wiring.plan.WantedWiring;
import dev.patchbay.wiring.plan.World;
import dev.patchbay.wiring.plan.names.Resolver;
import dev.patchbay.workspace.Installation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Everything at once, as the app: 100 extensions a call and no call for a row; services only where
 * names of a file are not known without. Refused where a vendor does not tell all, or asks to wait
 * longer than is waited. Thread-safe.
 */
final class WorldSurvey {
  /**
   * Whom is asked.
   *
   * @param workspaces those that Patchbay is installed in
   * @param installations a workspace's, under its own name
   */
  record Sources(
      ExtensionsApi extensions,
      ServicesApi services,
      Credential app,
      Connections connections,
      Channels channels,
      Supplier<List<TeamId>> workspaces,
      Function<TeamId, Optional<Installation>> installations,
      StaleTokens tokens) {}

  private final Sources sources;
  private final Owners owners;

  WorldSurvey(Sources sources, Owners owners) {
    this.sources = sources;
    this.owners = owners;
  }

  /** For a wiring file. */
  Outcome<World> of(WantedWiring wanted, Pause pause) {
    return read(pause)
        .map(this::withOwners)
        .then(
            world ->
                Resolver.needsAllServices(wanted, world.directory())
                    ? withServices(world, pause)
                    : Outcome.done(world));
  }

  private World withOwners(World world) {
    var departed = owners.departed(world.stored());
    return new World(world.extensions(), world.stored(), world.directory(), world.bots(), departed);
  }

  /** What there is, with the services that something is known of. */
  Outcome<World> read(Pause pause) {
    return pause
        .through(() -> sources.extensions().slackSchema(sources.app()))
        .then(schema -> sources.extensions().all(sources.app(), schema, pause))
        .then(extensions -> channels(pause).map(workspaces -> world(extensions, workspaces)));
  }

  /** With all services, for a file in which each name must mean one. */
  Outcome<World> readWithServices(Pause pause) {
    return read(pause).then(world -> withServices(world, pause));
  }

  /** One connection, without listing what others there are. */
  Outcome<World> of(Connection connection) {
    var key = connection.key();
    return sources
        .extensions()
        .slackSchema(sources.app())
        .then(schema -> sources.extensions().onService(sources.app(), schema, key.service()))
        .map(
            there -> {
              var installation = sources.installations().apply(key.team());
              var workspaces =
                  installation
                      .map(app -> new Workspace(app, workspace(key, app, connection)))
                      .stream()
                      .toList();
              var one = world(there, workspaces);
              var stored = one.stored().stream().filter(known -> known.key().equals(key)).toList();
              return new World(
                  one.extensions(), stored, one.directory(), one.bots(), one.departed());
            });
  }

  private Directory.Workspace workspace(
      ConnectionKey key, Installation app, Connection connection) {
    var looked = sources.channels().look(key.team(), key.channel());
    var name =
        looked instanceof Outcome.Done<Channels.Channel> open
            ? open.value().name()
            : connection.channelName();
    boolean archived =
        looked instanceof Outcome.Refused<Channels.Channel> refused
            && refused.refusal() instanceof Refusal.ChannelArchived;
    var channel = new Directory.Channel(key.channel(), name, archived, false, true);
    return new Directory.Workspace(key.team(), app.teamName(), List.of(channel));
  }

  private Outcome<World> withServices(World world, Pause pause) {
    return sources
        .services()
        .all(sources.app(), pause)
        .map(
            all -> {
              var services = all.stream().map(WorldSurvey::service).toList();
              var directory = new Directory(world.directory().workspaces(), services, true);
              return new World(
                  world.extensions(), world.stored(), directory, world.bots(), world.departed());
            });
  }

  private record Workspace(Installation installation, Directory.Workspace shown) {}

  private Outcome<List<Workspace>> channels(Pause pause) {
    var all = new ArrayList<Workspace>();
    for (var team : sources.workspaces().get()) {
      var installation = sources.installations().apply(team);
      if (installation.isEmpty()) {
        continue;
      }
      var listed = sources.channels().all(team, pause);
      if (listed instanceof Outcome.Refused<List<Directory.Channel>> refused) {
        return Outcome.refused(refused.refusal());
      }
      var shown = ((Outcome.Done<List<Directory.Channel>>) listed).value();
      all.add(new Workspace(installation.get(), workspace(team, installation.get(), shown)));
    }
    return Outcome.done(all);
  }

  /** A channel of a connection that Slack does not list is one that the bot was taken out of. */
  private Directory.Workspace workspace(
      TeamId team, Installation installation, List<Directory.Channel> shown) {
    var channels = new LinkedHashMap<ChannelId, Directory.Channel>();
    shown.forEach(one -> channels.put(one.id(), one));
    for (var connection : sources.connections().inWorkspace(team)) {
      var id = connection.key().channel();
      channels.putIfAbsent(
          id, new Directory.Channel(id, connection.channelName(), false, true, false));
    }
    return new Directory.Workspace(team, installation.teamName(), List.copyOf(channels.values()));
  }

  private World world(List<Extension> extensions, List<Workspace> workspaces) {
    var bots = new HashMap<TeamId, String>();
    var installed = new HashMap<TeamId, Installation>();
    for (var one : workspaces) {
      bots.put(one.shown().id(), one.installation().botUserId());
      installed.put(one.shown().id(), one.installation());
    }
    var connections = sources.connections().all(sources.services().account());
    var services = new LinkedHashMap<ServiceId, String>();
    connections.forEach(one -> services.put(one.key().service(), one.serviceName()));
    var found = new ArrayList<FoundExtension>();
    for (var extension : extensions) {
      extension.services().forEach(id -> found.add(ExtensionReader.found(extension, id)));
      // Newer than what is stored: the service may have been renamed.
      services.putAll(extension.shown().serviceNames());
    }
    var known =
        services.entrySet().stream()
            .map(
                one ->
                    new Directory.Service(
                        one.getKey(), one.getValue(), List.of(), Optional.empty()))
            .toList();
    var directory = new Directory(workspaces.stream().map(Workspace::shown).toList(), known, false);
    return new World(found, stored(connections, installed), directory, bots, Set.of());
  }

  /** One look at each fingerprint that occurs, not at each connection. */
  private List<StoredConnection> stored(
      List<Connection> connections, Map<TeamId, Installation> installed) {
    record Held(TeamId team, String fingerprint) {}
    var current = new HashMap<Held, Boolean>();
    return connections.stream()
        .map(
            one ->
                new StoredConnection(
                    one,
                    one.extension()
                        .map(
                            sent ->
                                current.computeIfAbsent(
                                    new Held(one.key().team(), sent.tokenFingerprint()),
                                    held -> matches(installed, held.team(), held.fingerprint())))
                        .orElse(true)))
        .toList();
  }

  private boolean matches(Map<TeamId, Installation> installed, TeamId team, String fingerprint) {
    return Optional.ofNullable(installed.get(team))
        .map(app -> sources.tokens().fingerprint().matches(app.botToken(), fingerprint))
        .orElse(false);
  }

  private static Directory.Service service(ServicesApi.Listed listed) {
    return new Directory.Service(
        listed.service().id(),
        listed.service().name(),
        listed.teams().stream().map(WorldSurvey::named).toList(),
        listed.escalationPolicy().map(WorldSurvey::named));
  }

  private static Directory.Named named(ServicesApi.Reference one) {
    return new Directory.Named(one.id(), one.name());
  }
}
