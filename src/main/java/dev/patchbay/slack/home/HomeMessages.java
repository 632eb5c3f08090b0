package dev.patchbay.slack.home;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.incident.notice.NoticeOptIns;
import dev.patchbay.incident.oncall.Turns;

/** Which direct messages a person wants, seen and set in App Home. Thread-safe. */
public final class HomeMessages {
  /**
   * What is on.
   *
   * @param assigned "an incident is assigned to you"
   * @param turns "you are on call from now"
   */
  record Wanted(boolean assigned, boolean turns) {}

  private final NoticeOptIns notices;
  private final Turns turns;

  public HomeMessages(NoticeOptIns notices, Turns turns) {
    this.notices = notices;
    this.turns = turns;
  }

  Wanted of(Actor actor) {
    return new Wanted(notices.isOn(actor), turns.watched(actor));
  }

  /** Nothing changes for a person without a login. */
  void assigned(Visitor visitor, boolean on) {
    if (on) {
      var unused = notices.on(visitor.actor(), visitor.team());
    } else {
      var unused = notices.off(visitor.actor());
    }
  }

  /** Asks PagerDuty what the person is on call for now: of that they get no message. */
  Outcome<Boolean> turns(Visitor visitor, boolean on) {
    return on
        ? turns.watch(visitor.actor(), visitor.place()).map(mine -> true)
        : Outcome.done(turns.unwatch(visitor.actor()));
  }
}
