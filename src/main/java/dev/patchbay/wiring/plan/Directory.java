package dev.patchbay.wiring.plan;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.TeamId;
import java.util.List;
import java.util.Optional;

/**
 * What there is to connect, by name and id. Channels are listed whole.
 *
 * @param services of one account
 * @param allServices whether these are all of them; see {@code Resolver.needsAllServices}
 */
public record Directory(List<Workspace> workspaces, List<Service> services, boolean allServices) {
  public Directory {
    workspaces = List.copyOf(workspaces);
    services = List.copyOf(services);
  }

  /** One that Patchbay is installed in. */
  public record Workspace(TeamId id, String name, List<Channel> channels) {
    public Workspace {
      channels = List.copyOf(channels);
    }
  }

  /**
   * One that Slack shows to the bot, or that is known from before.
   *
   * @param name without {@code #}
   * @param member whether the bot is in it
   */
  public record Channel(
      ChannelId id, String name, boolean archived, boolean isPrivate, boolean member) {}

  /** Teams and escalation policy are for rules; both may be left empty where there is none. */
  public record Service(
      ServiceId id, String name, List<Named> teams, Optional<Named> escalationPolicy) {
    public Service {
      teams = List.copyOf(teams);
    }
  }

  /** Something of PagerDuty's. */
  public record Named(String id, String name) {}
}
