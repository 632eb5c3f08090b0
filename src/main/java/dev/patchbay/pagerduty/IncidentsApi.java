package dev.patchbay.pagerduty;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.IncidentId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.ServiceId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** /incidents (reference/pagerduty.md §2.4). Thread-safe. */
public final class IncidentsApi {
  private static final Set<String> STATUSES = Set.of("acknowledged", "resolved", "triggered");

  private static final Pattern NUMBER_AT =
      Pattern.compile("(?<host>[a-z0-9.-]+\\.pagerduty\\.com)/(?<number>[0-9]{1,10})");

  private final HttpExchange exchange;
  private final AccountId account;
  private final IncidentReading reading;
  private final Pages pages;

  IncidentsApi(HttpExchange exchange, AccountId account) {
    this.exchange = exchange;
    this.account = account;
    this.reading = new IncidentReading(account);
    this.pages = new Pages(exchange);
  }

  /** Whose incidents they are. */
  public AccountId account() {
    return account;
  }

  /**
   * @param named its id or number, of which PagerDuty takes either in the path; or a number behind
   *     the host of an account's pages, {@code acme.pagerduty.com/123}: NotFound if that is another
   *     account
   */
  public Outcome<Incident> get(Credential credential, String named) {
    var address = NUMBER_AT.matcher(named);
    if (!address.matches()) {
      return read(credential, named);
    }
    return read(credential, address.group("number"))
        .then(
            incident ->
                isElsewhere(incident, address.group("host"))
                    ? Outcome.refused(new Refusal.NotFound("incident", named))
                    : Outcome.done(incident));
  }

  private static boolean isElsewhere(Incident incident, String host) {
    String page = incident.htmlUrl();
    return page.contains(".pagerduty.com/") && !page.startsWith("https://" + host + "/");
  }

  private Outcome<Incident> read(Credential credential, String idOrNumber) {
    Call call = Call.one("GET", "/incidents/{id}", "incident", idOrNumber, null);
    return exchange.send(credential, call, answer -> reading.incident(answer.object("incident")));
  }

  /** GET /incidents: all that are triggered or acknowledged, however old. */
  public Outcome<List<Incident>> open(Credential credential) {
    return withStatus(credential, "triggered")
        .then(
            triggered ->
                withStatus(credential, "acknowledged")
                    .map(held -> Stream.concat(triggered.stream(), held.stream()).toList()));
  }

  private Outcome<List<Incident>> withStatus(Credential credential, String status) {
    // Without a range PagerDuty looks back one month (reference/pagerduty.md §2.4).
    var asked = Map.of("statuses[]", status, "date_range", "all");
    return pages.until(
        incident -> false,
        credential,
        Call.list("/incidents", asked),
        "incidents",
        reading::incident);
  }

  /**
   * POST /incidents: triggers one. PagerDuty rejects a second while one of the same key is open on
   * the service (reference/pagerduty.md §2.4). Not repeated automatically: after a lost answer
   * {@link #withKey} tells whether it was made.
   */
  public Outcome<Incident> create(Credential credential, IncidentDraft draft) {
    Call call =
        Call.one("POST", "/incidents", "", "", Map.of("incident", draft.body()))
            .about("service", draft.service().value());
    return exchange.send(credential, call, answer -> reading.incident(answer.object("incident")));
  }

  /** GET /incidents: the newest of this key on the service, whatever its state and age. */
  public Outcome<Optional<Incident>> withKey(
      Credential credential, ServiceId service, String incidentKey) {
    var asked =
        Map.of("incident_key", incidentKey, "date_range", "all", "sort_by", "created_at:desc");
    Call call = Call.list("/incidents", asked).each("service_ids[]", List.of(service.value()));
    return exchange.send(
        credential,
        call,
        answer -> answer.list("incidents").stream().findFirst().map(reading::incident));
  }

  /**
   * PUT /incidents/{id}. Setting {@code acknowledged} or {@code triggered} on a resolved incident
   * re-opens it (reference/pagerduty.md §2.4): callers read first. Codes 1001 and 1002 come as
   * {@link dev.patchbay.core.Refusal.Rejected} with that code. Not repeated automatically.
   *
   * @param status {@code acknowledged}, {@code resolved} or {@code triggered}
   */
  public Outcome<Incident> change(Credential credential, IncidentId id, String status) {
    if (!STATUSES.contains(status)) {
      throw new IllegalArgumentException("status must be acknowledged, resolved or triggered");
    }
    return put(credential, id, Map.of("type", "incident_reference", "status", status));
  }

  /** PUT /incidents/{id} as {@link #change} to resolved; PagerDuty keeps the note with it. */
  public Outcome<Incident> resolve(Credential credential, IncidentId id, Optional<String> note) {
    var fields = new HashMap<>(Map.of("type", "incident_reference", "status", "resolved"));
    note.ifPresent(text -> fields.put("resolution", text));
    return put(credential, id, fields);
  }

  /** Leads it along another escalation policy. */
  public Outcome<Incident> escalate(Credential credential, IncidentId id, String policy) {
    return put(
        credential,
        id,
        Map.of(
            "type",
            "incident_reference",
            "escalation_policy",
            reference(policy, "escalation_policy_reference")));
  }

  /** To whoever is on call on that level of its policy, from 1. */
  public Outcome<Incident> escalate(Credential credential, IncidentId id, int level) {
    return put(credential, id, Map.of("type", "incident_reference", "escalation_level", level));
  }

  /** To these users, and to nobody else. */
  public Outcome<Incident> assign(Credential credential, IncidentId id, List<String> users) {
    var assignments =
        users.stream().map(user -> Map.of("assignee", reference(user, "user_reference"))).toList();
    return put(credential, id, Map.of("type", "incident_reference", "assignments", assignments));
  }

  /** Empty: none. */
  public Outcome<Incident> setPriority(
      Credential credential, IncidentId id, Optional<String> priority) {
    // Not Map.of, which takes no null: that is how a priority is taken away.
    var fields = new HashMap<String, @Nullable Object>();
    fields.put("type", "incident_reference");
    fields.put(
        "priority", priority.map(found -> reference(found, "priority_reference")).orElse(null));
    return put(credential, id, fields);
  }

  /** POST /incidents/{id}/notes. Not repeated automatically. */
  public Outcome<Boolean> addNote(Credential credential, IncidentId id, String text) {
    return post(credential, id, "notes", Map.of("note", Map.of("content", text)));
  }

  /** POST /incidents/{id}/snooze: only what is acknowledged, at most seven days. */
  public Outcome<Incident> snooze(Credential credential, IncidentId id, Duration length) {
    var body = Map.of("duration", length.toSeconds());
    Call call = Call.one("POST", "/incidents/{id}/snooze", "incident", id.value(), body);
    return exchange.send(credential, call, answer -> reading.incident(answer.object("incident")));
  }

  /** POST /incidents/{id}/status_updates: to whoever subscribed. Not repeated automatically. */
  public Outcome<Boolean> postStatus(Credential credential, IncidentId id, String message) {
    return post(credential, id, "status_updates", Map.of("message", message));
  }

  /**
   * POST /incidents/{id}/responder_requests; MissingAbility where the plan does not include it. Not
   * repeated by itself.
   *
   * @param requester the id of the PagerDuty user who asks
   */
  public Outcome<Boolean> askResponders(
      Credential credential,
      IncidentId id,
      String requester,
      String message,
      List<String> users,
      List<String> policies) {
    var targets =
        Stream.concat(
                users.stream().map(user -> reference(user, "user_reference")),
                policies.stream().map(policy -> reference(policy, "escalation_policy_reference")))
            .map(target -> Map.of("responder_request_target", target))
            .toList();
    return post(
        credential,
        id,
        "responder_requests",
        Map.of(
            "requester_id", requester, "message", message, "responder_request_targets", targets));
  }

  private Outcome<Boolean> post(
      Credential credential, IncidentId id, String what, Map<String, Object> body) {
    Call call = Call.one("POST", "/incidents/{id}/" + what, "incident", id.value(), body);
    return exchange.send(credential, call);
  }

  private static Map<String, String> reference(String id, String type) {
    return Map.of("id", id, "type", type);
  }

  private Outcome<Incident> put(
      Credential credential, IncidentId id, Map<String, ? extends @Nullable Object> fields) {
    var body = Map.of("incident", fields);
    Call call = Call.one("PUT", "/incidents/{id}", "incident", id.value(), body);
    return exchange.send(credential, call, answer -> reading.incident(answer.object("incident")));
  }

  /** GET /incidents/{id}/alerts: the first one, if it has any. */
  public Outcome<Optional<Incident.Alert>> firstAlert(Credential credential, String id) {
    var call =
        Call.one("GET", "/incidents/{id}/alerts", "incident", id, null)
            .with(Map.of("limit", "1", "sort_by", "created_at:asc"));
    return exchange.send(
        credential,
        call,
        answer -> answer.list("alerts").stream().findFirst().map(Incident.Alert::of));
  }
}
