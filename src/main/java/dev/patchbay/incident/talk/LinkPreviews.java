package dev.patchbay.incident.talk;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.ServiceId;
import dev.patchbay.db.Transactions;
import dev.patchbay.incident.card.AskedCard;
import dev.patchbay.pagerduty.IncidentsApi;
import dev.patchbay.pagerduty.ServicesApi;
import dev.patchbay.pagerduty.ServicesApi.Listed;
import dev.patchbay.pagerduty.ServicesApi.Reference;
import dev.patchbay.token.Rights;
import java.time.Clock;

/**
 * Reads what links are about, with the own login of who posted them, whatever is set: a channel is
 * to see nothing by them that they could not see themselves. Thread-safe.
 */
public final class LinkPreviews {
  private final Rights rights;
  private final IncidentsApi incidents;
  private final ServicesApi services;
  private final Transactions transactions;
  private final Clock clock;
  private final LinkInvitationStore invitations = new LinkInvitationStore();

  public LinkPreviews(
      Rights rights,
      IncidentsApi incidents,
      ServicesApi services,
      Transactions transactions,
      Clock clock) {
    this.rights = rights;
    this.incidents = incidents;
    this.services = services;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Whose links they are. */
  public AccountId account() {
    return incidents.account();
  }

  /** Refused, with {@code NotFound} or {@code AccessDenied}, where the person cannot see it. */
  public Outcome<LinkPreview> of(Actor actor, PagerDutyLink link) {
    return rights
        .own(actor)
        .then(
            credential ->
                switch (link.kind()) {
                  case INCIDENT ->
                      incidents
                          .get(credential, link.id())
                          .map(
                              found ->
                                  new LinkPreview.OfIncident(AskedCard.of(found, clock.instant())));
                  case SERVICE ->
                      services
                          .listed(credential, new ServiceId(account(), link.id()))
                          .map(LinkPreviews::service);
                });
  }

  /** True once for each person: from then on they are invited. */
  public boolean invites(Actor actor) {
    return transactions.call(handle -> invitations.add(handle, actor, clock.instant()));
  }

  private static LinkPreview service(Listed found) {
    return new LinkPreview.OfService(
        found.service().name(),
        found.service().status(),
        found.escalationPolicy().map(Reference::name),
        found.teams().stream().map(Reference::name).toList());
  }
}
