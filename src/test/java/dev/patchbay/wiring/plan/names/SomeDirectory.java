package dev.patchbay.wiring.plan.names;

import static dev.patchbay.support.Ids.ACCOUNT;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.TeamId;
import dev.patchbay.wiring.plan.Directory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A directory in the making, for tests. */
public final class SomeDirectory {
  private final List<Directory.Workspace> workspaces = new ArrayList<>();
  private final List<Directory.Service> services = new ArrayList<>();
  private boolean allServices = true;

  public SomeDirectory workspace(String id, String name, Directory.Channel... channels) {
    workspaces.add(new Directory.Workspace(new TeamId(id), name, List.of(channels)));
    return this;
  }

  public SomeDirectory service(String id, String name, String... teams) {
    return service(id, name, "", List.of(teams));
  }

  public SomeDirectory service(String id, String name, String policy, List<String> teams) {
    services.add(
        new Directory.Service(
            new ServiceId(ACCOUNT, id),
            name,
            teams.stream().map(team -> new Directory.Named("P" + team.hashCode(), team)).toList(),
            Optional.of(policy)
                .filter(one -> !one.isEmpty())
                .map(one -> new Directory.Named("PPOLICY", one))));
    return this;
  }

  public SomeDirectory partial() {
    allServices = false;
    return this;
  }

  public Directory made() {
    return new Directory(workspaces, services, allServices);
  }

  public static Directory.Channel channel(String id, String name) {
    return new Directory.Channel(new ChannelId(id), name, false, false, true);
  }

  public static Directory.Channel archived(String id, String name) {
    return new Directory.Channel(new ChannelId(id), name, true, false, false);
  }

  public static Directory.Channel hidden(String id, String name) {
    return new Directory.Channel(new ChannelId(id), name, false, true, false);
  }
}
