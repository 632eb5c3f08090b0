package dev.patchbay.incident.find;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.ServiceId;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.IncidentListApi;
import dev.patchbay.pagerduty.IncidentListApi.IncidentPage;
import dev.patchbay.pagerduty.PagerDutyLinks;
import dev.patchbay.pagerduty.User;
import dev.patchbay.pagerduty.UsersApi;
import dev.patchbay.token.Person;
import dev.patchbay.token.Rights;
import java.net.URI;
import java.util.List;

/**
 * Open incidents, a page at a time, with the person's own permissions: PagerDuty decides what they
 * may see. One request a page, however many incidents there are. Thread-safe.
 */
public final class OpenIncidents {
  /** With buttons a page fits the 50 blocks of a message; of an App Home it is a part. */
  public static final int PAGE = 10;

  /** More would make a URL that servers on the way refuse. */
  static final int MOST_SERVICES = 200;

  private static final int LAST_PAGE = IncidentListApi.MOST_ROWS / PAGE;

  private final IncidentListApi incidents;
  private final UsersApi users;
  private final Rights rights;
  private final URI inPagerDuty;

  public OpenIncidents(
      IncidentListApi incidents, UsersApi users, Rights rights, PagerDutyLinks links) {
    this.incidents = incidents;
    this.users = users;
    this.rights = rights;
    this.inPagerDuty = links.incidents();
  }

  /** The page where PagerDuty shows them all. */
  public URI inPagerDuty() {
    return inPagerDuty;
  }

  /**
   * Those that are assigned to the person.
   *
   * @param place where they ask
   * @param page from 1; one past what PagerDuty serves is its last
   */
  public Outcome<OpenPage> mine(Actor actor, Place place, int page) {
    return rights
        .of(actor, place)
        .then(
            credential ->
                userId(actor, credential)
                    .then(id -> incidents.assignedTo(credential, id, PAGE, offset(page)))
                    .map(found -> shown(found, page)));
  }

  /**
   * Those of any of these services.
   *
   * @param place where the person asks
   * @param services at least one; of more than {@link #MOST_SERVICES} the first count
   */
  public Outcome<OpenPage> ofServices(
      Actor actor, Place place, List<ServiceId> services, int page) {
    var asked = services.stream().limit(MOST_SERVICES).toList();
    return rights
        .of(actor, place)
        .then(credential -> incidents.ofServices(credential, asked, PAGE, offset(page)))
        .map(found -> shown(found, page));
  }

  /** Without a login of their own, whoever has the address that the app acts for. */
  private Outcome<String> userId(Actor actor, Credential credential) {
    var from = credential.whose().from();
    if (from.isEmpty()) {
      return rights
          .who(actor)
          .map(Person::pagerDutyUserId)
          .map(Outcome::done)
          .orElseGet(() -> Outcome.refused(new Refusal.NotLoggedIn()));
    }
    return users
        .byEmail(credential, from.get())
        .then(
            found ->
                found.stream()
                    .findFirst()
                    .map(User::id)
                    .map(Outcome::done)
                    .orElseGet(
                        () ->
                            Outcome.refused(
                                new Refusal.NotRecognized(
                                    "no PagerDuty user has the address " + from.get()))));
  }

  private static int offset(int page) {
    return (within(page) - 1) * PAGE;
  }

  private static int within(int page) {
    return Math.max(1, Math.min(page, LAST_PAGE));
  }

  private static OpenPage shown(IncidentPage found, int asked) {
    return new OpenPage(
        found.incidents().stream().map(OpenIncident::of).toList(), within(asked), found.more());
  }
}
