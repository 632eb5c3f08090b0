package dev.patchbay.slack.home;

import dev.patchbay.core.Actor;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.Place;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;

/**
 * A person who opened App Home.
 *
 * @param team the installation's: a workspace, or an org where Slack names no workspace
 */
public record Visitor(TeamId team, Actor actor) {
  /** Their own conversation with the app. */
  Place place() {
    return new Place(team, new ChannelId(actor.user().value()));
  }

  /** As the id of a job. */
  String key() {
    return team.value() + " " + actor.home().value() + " " + actor.user().value();
  }

  static Visitor of(String key) {
    var parts = key.split(" ", 3);
    return new Visitor(
        new TeamId(parts[0]), new Actor(new HomeId(parts[1]), new SlackUserId(parts[2])));
  }
}
