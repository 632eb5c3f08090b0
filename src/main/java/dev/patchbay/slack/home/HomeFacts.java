package dev.patchbay.slack.home;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.incident.find.OpenPage;
import dev.patchbay.incident.oncall.OnCallNow.Mine;
import dev.patchbay.slack.home.HomeMessages.Wanted;
import dev.patchbay.token.Person;
import dev.patchbay.wiring.Connection;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What a home shows.
 *
 * @param connections of the channels that the person is in
 * @param pagerDuty empty while PagerDuty is asked
 * @param inPagerDuty where all incidents can be seen
 */
record HomeFacts(
    Login login,
    Outcome<List<Connection>> connections,
    Optional<FromPagerDuty> pagerDuty,
    URI inPagerDuty) {

  /**
   * The PagerDuty login.
   *
   * @param why there is none that works; empty where there is
   * @param messages that the person wants; what a login is needed for
   */
  record Login(Optional<Person> person, Optional<Refusal> why, Wanted messages) {}

  /** What PagerDuty said when it was asked for the person. */
  record FromPagerDuty(Outcome<OpenPage> incidents, Outcome<Mine> onCall) {}

  HomeFacts with(FromPagerDuty answered) {
    return new HomeFacts(login, connections, Optional.of(answered), inPagerDuty);
  }
}
