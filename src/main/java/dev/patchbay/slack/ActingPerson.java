package dev.patchbay.slack;

import dev.patchbay.account.PersonTokens;
import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;

/** Whether somebody may act in PagerDuty; the credential itself never comes to this package. */
@FunctionalInterface
interface ActingPerson {
  /** Never false: who may not is refused. May ask Slack. */
  Outcome<Boolean> mayAct(Actor actor);

  static ActingPerson of(PersonTokens tokens) {
    return actor ->
        tokens.of(actor) instanceof Outcome.Refused<?> refused
            ? Outcome.refused(refused.refusal())
            : Outcome.done(true);
  }
}
