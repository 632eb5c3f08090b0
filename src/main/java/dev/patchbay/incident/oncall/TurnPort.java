package dev.patchbay.incident.oncall;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import java.util.List;

/** What the message that a turn begins needs of Slack. */
@FunctionalInterface
public interface TurnPort {
  /** To the person directly: what they are on call for from now on. */
  Outcome<?> begun(Actor actor, List<OnCallTurn> turns);
}
