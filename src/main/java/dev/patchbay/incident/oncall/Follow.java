package dev.patchbay.incident.oncall;

import dev.patchbay.core.Actor;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Place;
import dev.patchbay.core.TeamId;
import dev.patchbay.incident.oncall.Shift.Policy;

/**
 * That something in Slack follows the first level of an escalation policy.
 *
 * @param target the id of the user group or of the channel
 * @param name as people call it: the group's handle or the channel's name, without {@code @} or
 *     {@code #}
 * @param owner who asked for it, and gets a message when something goes wrong
 */
public record Follow(
    long id, Kind kind, TeamId team, String target, String name, Policy policy, Actor owner) {
  /** What follows. */
  public enum Kind {
    GROUP,
    TOPIC
  }

  /** The channel whose topic it is. */
  public Place place() {
    return new Place(team, new ChannelId(target));
  }

  /** The conversation of its owner with the app. */
  public Place ownersPlace() {
    return new Place(team, new ChannelId(owner.user().value()));
  }
}
