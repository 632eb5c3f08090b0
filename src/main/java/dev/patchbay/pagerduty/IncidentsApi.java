package dev.patchbay.pagerduty;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.IncidentId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.ServiceId;
import dev.patchbay.pagerduty.Incident.Party;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** /incidents (reference/pagerduty.md §2.4). Thread-safe. */
public final class IncidentsApi {
  private static final Set<String> STATUSES = Set.of("acknowledged", "resolved");

  private final HttpExchange exchange;
  private final AccountId account;

  IncidentsApi(HttpExchange exchange, AccountId account) {
    this.exchange = exchange;
    this.account = account;
  }

  /** Whose incidents they are. */
  public AccountId account() {
    return account;
  }

  /** {@code idOrNumber}: PagerDuty takes either in the path. */
  public Outcome<Incident> get(Credential credential, String idOrNumber) {
    Call call = Call.one("GET", "/incidents/{id}", "incident", idOrNumber, null);
    return exchange.send(credential, call, answer -> incident(answer.object("incident")));
  }

  /**
   * PUT /incidents/{id}. Setting {@code acknowledged} on a resolved incident re-opens it
   * (reference/pagerduty.md §2.4): callers read first. Codes 1001 and 1002 come as {@link
   * dev.patchbay.core.Refusal.Rejected} with that code. Not repeated by itself.
   *
   * @param status {@code acknowledged} or {@code resolved}
   */
  public Outcome<Incident> change(Credential credential, IncidentId id, String status) {
    if (!STATUSES.contains(status)) {
      throw new IllegalArgumentException("status must be acknowledged or resolved");
    }
    return put(credential, id, Map.of("type", "incident_reference", "status", status));
  }

  /** PUT /incidents/{id} as {@link #change} to resolved; PagerDuty keeps the note with it. */
  public Outcome<Incident> resolve(Credential credential, IncidentId id, Optional<String> note) {
    var fields = new HashMap<>(Map.of("type", "incident_reference", "status", "resolved"));
    note.ifPresent(text -> fields.put("resolution", text));
    return put(credential, id, fields);
  }

  private Outcome<Incident> put(Credential credential, IncidentId id, Map<String, String> fields) {
    var body = Map.of("incident", fields);
    Call call = Call.one("PUT", "/incidents/{id}", "incident", id.value(), body);
    return exchange.send(credential, call, answer -> incident(answer.object("incident")));
  }

  private Incident incident(ReplyJson incident) {
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
        incident.maybe("last_status_change_by").map(IncidentsApi::party),
        time(incident.textOr("last_status_change_at", "")),
        acknowledgers(incident),
        more(incident));
  }

  private static Incident.More more(ReplyJson incident) {
    return new Incident.More(
        time(incident.textOr("created_at", "")),
        time(incident.textOr("updated_at", "")),
        incident.maybe("priority").map(IncidentsApi::party),
        incident.maybe("escalation_policy").map(IncidentsApi::party),
        incident.listOrNone("assignments").stream()
            .flatMap(each -> each.maybe("assignee").stream())
            .map(IncidentsApi::party)
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
                .longValue());
  }

  private static List<Party> acknowledgers(ReplyJson incident) {
    return incident.listOrNone("acknowledgements").stream()
        .flatMap(each -> each.maybe("acknowledger").stream())
        .map(IncidentsApi::party)
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
      // Only a line in a message hangs on it.
      return Optional.empty();
    }
  }
}
