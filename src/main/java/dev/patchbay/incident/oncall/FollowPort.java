package dev.patchbay.incident.oncall;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.incident.oncall.Shift.Responder;
import java.util.List;
import java.util.Optional;

/** What following needs of Slack. */
public interface FollowPort {
  /** Who that is in the workspace; empty where nobody there has the address. */
  Outcome<Optional<SlackUserId>> member(TeamId team, Responder responder);

  /** These people are in the group then; answers who was in it before. */
  Outcome<List<SlackUserId>> fill(TeamId team, String group, List<SlackUserId> people);

  /** The marked part of the channel's topic names these people then; the rest stays. */
  Outcome<Boolean> writeTopic(Place place, List<String> names);

  /** To the owner alone. */
  Outcome<?> note(Follow follow, FollowProblem problem);
}
