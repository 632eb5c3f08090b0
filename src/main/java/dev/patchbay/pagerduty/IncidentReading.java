package dev.patchbay.pagerduty;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.IncidentId;
import dev.patchbay.core.ServiceId;
import dev.patchbay.pagerduty.Incident.Party;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** An incident out of PagerDuty's answer (reference/pagerduty.md §2.4). Thread-safe. */
record IncidentReading(AccountId account) {

  Incident incident(ReplyJson incident) {
    Optional<ReplyJson> service = incident.maybe("service");
    return new Incident(
        incident.id(id -> new IncidentId(account, id)),
        incident.number("incident_number"),
        incident.textOr("title", incident.textOr("summary", "")),
        incident.text("status"),
        incident.textOr("urgency", ""),
        incident.textOr("html_url", ""),
        service.map(found -> found.id(id -> new ServiceId(account, id))),
        service.map(found -> found.textOr("summary", found.textOr("name", ""))).orElse(""),
        incident.maybe("last_status_change_by").map(IncidentReading::party),
        time(incident.textOr("last_status_change_at", "")),
        acknowledgers(incident),
        more(incident));
  }

  private static Incident.More more(ReplyJson incident) {
    return new Incident.More(
        time(incident.textOr("created_at", "")),
        time(incident.textOr("updated_at", "")),
        incident.maybe("priority").map(IncidentReading::party),
        incident.maybe("escalation_policy").map(IncidentReading::party),
        incident.listOrNone("assignments").stream()
            .flatMap(each -> each.maybe("assignee").stream())
            .map(IncidentReading::party)
            .toList(),
        incident.listOrNone("acknowledgements").stream()
            .flatMap(
                each ->
                    each.maybe("acknowledger").stream()
                        .map(
                            by ->
                                new Incident.Acknowledgement(
                                    party(by), time(each.textOr("at", "")))))
            .toList(),
        (int)
            incident
                .maybe("alert_counts")
                .map(counts -> counts.numberOr("all", 0))
                .orElse(0L)
                .longValue(),
        incident.listOrNone("pending_actions").stream()
            .filter(action -> action.textOr("type", "").equals("unacknowledge"))
            .flatMap(action -> time(action.textOr("at", "")).stream())
            .min(Comparator.naturalOrder()));
  }

  private static List<Party> acknowledgers(ReplyJson incident) {
    return incident.listOrNone("acknowledgements").stream()
        .flatMap(each -> each.maybe("acknowledger").stream())
        .map(IncidentReading::party)
        .toList();
  }

  private static Party party(ReplyJson party) {
    return new Party(
        party.textOr("id", ""),
        party.textOr("type", ""),
        party.textOr("summary", party.textOr("name", "")));
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      // Only a line in a message depends on it.
      return Optional.empty();
    }
  }
}
