package dev.patchbay.slack.login;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.token.PersonTokens;

/** Whether somebody may act in PagerDuty; the credential itself never comes to this package. */
@FunctionalInterface
public interface ActingPerson {
  /** Never false: who may not is refused. May ask Slack. */
  Outcome<Boolean> mayAct(Actor actor);

  static ActingPerson of(PersonTokens tokens) {
    return actor ->
        tokens.of(actor) instanceof Outcome.Refused<?> refused
            ? Outcome.refused(refused.refusal())
            : Outcome.done(true);
  }
}
