package dev.patchbay.wiring.plan.names;

import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.TeamId;
import dev.patchbay.wiring.plan.Directory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A directory, by name and id. Not thread-safe. */
public final class DirectoryNames {
  private final Directory directory;
  private final NameIndex<Directory.Workspace> workspaces;
  private final NameIndex<Directory.Service> services;
  private final Map<TeamId, NameIndex<Directory.Channel>> channels = new HashMap<>();

  public DirectoryNames(Directory directory) {
    this.directory = directory;
    this.workspaces =
        new NameIndex<>(
            directory.workspaces(), workspace -> workspace.id().value(), Directory.Workspace::name);
    this.services =
        new NameIndex<>(
            directory.services(), service -> service.id().value(), Directory.Service::name);
    for (Directory.Workspace workspace : directory.workspaces()) {
      channels.put(
          workspace.id(),
          new NameIndex<>(
              workspace.channels(), channel -> channel.id().value(), Directory.Channel::name));
    }
  }

  /** Those that the words may mean. */
  public List<Directory.Service> services(String words) {
    return services.find(words);
  }

  /**
   * Those that the words may mean. An archived channel keeps its name, and a new one may have it.
   */
  public List<Directory.Channel> channels(TeamId team, String words) {
    List<Directory.Channel> found = index(team).find(ChannelNames.plain(words));
    List<Directory.Channel> alive = found.stream().filter(channel -> !channel.archived()).toList();
    return alive.isEmpty() ? found : alive;
  }

  /** Those that the words may mean. */
  public List<Directory.Workspace> workspaces(String words) {
    return workspaces.find(words);
  }

  NameIndex<Directory.Service> services() {
    return services;
  }

  /** Why nothing can be posted there, in a sentence; empty where something can. */
  public Optional<String> unreachable(Place place) {
    String id = place.channel().value();
    List<Directory.Channel> found = index(place.team()).exact(id);
    if (found.isEmpty()) {
      return Optional.of("Patchbay doesn't see this channel. Invite @Patchbay there.");
    }
    return ChannelState.of(found.get(0))
        .refusal()
        .map(
            refusal ->
                refusal instanceof Refusal.ChannelArchived
                    ? "the channel is archived."
                    : "the channel is private. Invite @Patchbay there.");
  }

  List<String> nearChannels(TeamId team, String words) {
    return index(team).near(ChannelNames.plain(words)).stream().map(name -> "#" + name).toList();
  }

  /** {@code Acme (T1) and Beta (T2)}. */
  String installed() {
    return Phrases.and(
        directory.workspaces().stream()
            .map(workspace -> Phrases.line(workspace.name()) + " (" + workspace.id() + ")")
            .sorted()
            .toList());
  }

  Directory directory() {
    return directory;
  }

  private NameIndex<Directory.Channel> index(TeamId team) {
    return channels.getOrDefault(
        team, new NameIndex<>(List.of(), unused -> "", Directory.Channel::name));
  }
}
