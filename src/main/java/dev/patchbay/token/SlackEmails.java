package dev.patchbay.token;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.TeamId;

/**
 * Port to Slack's {@code users.info}, implemented in {@code slack}: a Slack user's e-mail address.
 */
@FunctionalInterface
public interface SlackEmails {
  /**
   * Refused with {@link dev.patchbay.core.Refusal.NotRecognized} for all but full members with a
   * confirmed address, with {@link dev.patchbay.core.Refusal.MissingScope} where Slack shows
   * Patchbay no addresses.
   *
   * @param where they act: through a shared channel a user of another workspace may, even of one
   *     where Patchbay is installed too
   */
  Outcome<String> of(Actor actor, TeamId where);
}
