package dev.patchbay.token;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;

/** Port to Slack's {@code users.info}, implemented in {@code slack}: a member's e-mail address. */
@FunctionalInterface
public interface MemberEmails {
  /** Refused with {@link dev.patchbay.core.Refusal.NotRecognized} for all but full members. */
  Outcome<String> of(Actor actor);
}
