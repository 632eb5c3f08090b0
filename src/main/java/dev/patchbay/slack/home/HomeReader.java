package dev.patchbay.slack.home;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.TeamId;
import dev.patchbay.incident.find.OpenIncidents;
import dev.patchbay.incident.oncall.OnCallNow;
import dev.patchbay.slack.api.MembershipApi;
import dev.patchbay.slack.home.HomeFacts.FromPagerDuty;
import dev.patchbay.slack.home.HomeFacts.Login;
import dev.patchbay.token.Rights;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.Connections;
import dev.patchbay.workspace.Installation;
import dev.patchbay.workspace.Installations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gathers what a home shows, with the person's own permissions. Thread-safe. */
public final class HomeReader {
  /** Workspaces of an org whose connections are looked through. */
  private static final int MOST_TEAMS = 10;

  private final Rights rights;
  private final Connections connections;
  private final Installations installations;
  private final OpenIncidents open;
  private final OnCallNow onCall;
  private final MembershipApi members;
  private final HomeMessages messages;

  public HomeReader(
      Rights rights,
      Connections connections,
      Installations installations,
      OpenIncidents open,
      OnCallNow onCall,
      MembershipApi members,
      HomeMessages messages) {
    this.rights = rights;
    this.connections = connections;
    this.installations = installations;
    this.open = open;
    this.onCall = onCall;
    this.members = members;
    this.messages = messages;
  }

  /** Without asking PagerDuty. */
  HomeFacts local(Visitor visitor) {
    var own = rights.own(visitor.actor());
    var login =
        new Login(
            rights.who(visitor.actor()),
            own instanceof Outcome.Refused<?> refused
                ? Optional.of(refused.refusal())
                : Optional.empty(),
            messages.of(visitor.actor()));
    return new HomeFacts(login, connections(visitor), Optional.empty(), open.inPagerDuty());
  }

  /** One request or three. Where PagerDuty is unavailable it is not asked twice: someone waits. */
  FromPagerDuty ask(Visitor visitor, int page) {
    var incidents = open.mine(visitor.actor(), visitor.place(), page);
    return incidents instanceof Outcome.Refused<?> refused
            && refused.refusal() instanceof Refusal.Unavailable away
        ? new FromPagerDuty(incidents, Outcome.refused(away))
        : new FromPagerDuty(incidents, onCall.of(visitor.actor(), visitor.place()));
  }

  private Outcome<List<Connection>> connections(Visitor visitor) {
    var found = new ArrayList<Connection>();
    for (var team : teams(visitor.team())) {
      var all = connections.inWorkspace(team);
      if (all.isEmpty()) {
        continue;
      }
      var theirs = members.channels(team, visitor.actor().user());
      if (theirs instanceof Outcome.Refused<Set<ChannelId>> refused) {
        return Outcome.refused(refused.refusal());
      }
      var channels = ((Outcome.Done<Set<ChannelId>>) theirs).value();
      all.stream().filter(one -> channels.contains(one.key().channel())).forEach(found::add);
    }
    return Outcome.done(found);
  }

  /** An org-wide installation has one home for all of its workspaces. */
  private List<TeamId> teams(TeamId team) {
    var org =
        installations.find(team).filter(Installation::orgWide).flatMap(Installation::enterprise);
    return org.isEmpty()
        ? List.of(team)
        : connections.teams().stream()
            .filter(
                other ->
                    installations
                        .find(other)
                        .filter(Installation::orgWide)
                        .flatMap(Installation::enterprise)
                        .equals(org))
            .limit(MOST_TEAMS)
            .toList();
  }
}
