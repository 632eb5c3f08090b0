package dev.patchbay.pagerduty.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.patchbay.core.AccountId;
import dev.patchbay.core.IncidentId;
import dev.patchbay.core.ServiceId;
import dev.patchbay.pagerduty.Incident.Party;
import java.util.Optional;

/** Reads the events of one account (reference/pagerduty.md §5). Thread-safe. */
public final class WebhookEventReader {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final AccountId account;

  public WebhookEventReader(AccountId account) {
    this.account = account;
  }

  /** Empty where the body is not an event: no JSON, or without an id and a type. */
  public Optional<WebhookEvent> read(String body) {
    try {
      var event = new EventFields(MAPPER.readTree(body)).in("event");
      return event.isObject() ? read(event) : Optional.empty();
    } catch (JsonProcessingException e) {
      // Without the cause: its message quotes the body.
      return Optional.empty();
    }
  }

  private Optional<WebhookEvent> read(EventFields event) {
    String id = event.text("id");
    String typeName = event.text("event_type");
    if (id.isBlank() || typeName.isBlank()) {
      return Optional.empty();
    }
    var data = event.in("data");
    boolean whole = data.text("type").equals("incident");
    // Of notes, responders and the like the incident is a reference; of roles one in a list.
    var about = whole ? data : reference(data);
    Optional<IncidentId> incident =
        typeName.startsWith("incident.")
            ? about.id(value -> new IncidentId(account, value))
            : Optional.empty();
    return Optional.of(
        new WebhookEvent(
            id,
            EventType.of(typeName),
            typeName,
            event.time("occurred_at"),
            event.party("agent"),
            incident,
            data.in("service").id(value -> new ServiceId(account, value)),
            whole ? Optional.of(snapshot(data)) : Optional.empty(),
            detail(data)));
  }

  private static EventFields reference(EventFields data) {
    return data.in("incident").isObject()
        ? data.in("incident")
        : data.list("incident_role_assignments", role -> role.in("incident")).stream()
            .findFirst()
            .orElse(data.in("incident"));
  }

  private static IncidentSnapshot snapshot(EventFields data) {
    var bridge = data.in("conference_bridge");
    return new IncidentSnapshot(
        data.number("number"),
        data.text("title"),
        data.text("status"),
        data.text("urgency"),
        data.text("html_url"),
        data.time("created_at"),
        data.party("service"),
        data.parties("assignees"),
        data.party("escalation_policy"),
        data.parties("teams"),
        data.party("priority"),
        data.in("resolve_reason").party("incident"),
        bridge.isObject()
            ? Optional.of(
                new IncidentSnapshot.Bridge(
                    bridge.text("conference_number"), bridge.text("conference_url")))
            : Optional.empty());
  }

  private static EventDetail detail(EventFields data) {
    return switch (data.text("type")) {
      case "incident_note" ->
          new EventDetail.Note(data.text("id"), data.text("content"), data.flag("trimmed"));
      case "incident_status_update" ->
          new EventDetail.StatusUpdate(data.text("id"), data.text("message"), data.flag("trimmed"));
      case "incident_responder" ->
          new EventDetail.Responder(
              data.party("user"),
              data.party("escalation_policy"),
              data.text("message"),
              data.text("state"));
      case "incident_conference_bridge" -> bridge(data);
      case "incident_field_values" ->
          new EventDetail.Fields(
              data.list(
                  "changed_custom_fields",
                  field -> new EventDetail.Field(name(field), field.text("value"))));
      case "incident_role_assignment" ->
          new EventDetail.Roles(
              data.list(
                  "incident_role_assignments",
                  role ->
                      new EventDetail.Role(
                          role.party("role").map(Party::name).orElse(""), role.party("assignee"))));
      case "incident_task" -> step(data, data.text("name"), data.text("status"));
      case "incident_action_invocation" ->
          step(data, data.party("action").map(Party::name).orElse(""), data.text("state"));
      case "incident_workflow_instance" -> step(data, data.text("summary"), "");
      default -> new EventDetail.Nothing();
    };
  }

  /** Here the numbers are a list, unlike those of an incident. */
  private static EventDetail bridge(EventFields data) {
    String number =
        data.list("conference_numbers", each -> each.text("number")).stream()
            .findFirst()
            .orElse("");
    return new EventDetail.Bridge(number, data.text("conference_url"));
  }

  private static String name(EventFields field) {
    return field.maybe("display_name").orElse(field.text("name"));
  }

  private static EventDetail step(EventFields data, String name, String state) {
    return new EventDetail.Step(data.text("id"), name, state);
  }
}
