package dev.patchbay.wiring.plan;

import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What there is now, as read whole. Lists are in any order.
 *
 * @param extensions all of the Slack V2 schema, whoever made them
 * @param stored all connections of the account
 * @param directory what can be connected
 * @param bots the bot user of each workspace that Patchbay is installed in
 * @param departed Slack users who own connections and are deactivated, or have no PagerDuty user
 *     any more
 */
public record World(
    List<FoundExtension> extensions,
    List<StoredConnection> stored,
    Directory directory,
    Map<TeamId, String> bots,
    Set<SlackUserId> departed) {
  public World {
    extensions = List.copyOf(extensions);
    stored = List.copyOf(stored);
    bots = Map.copyOf(bots);
    departed = Set.copyOf(departed);
  }
}
