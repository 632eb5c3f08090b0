package dev.patchbay.pagerduty.event;

import static dev.patchbay.support.Ids.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.IncidentId;
import dev.patchbay.core.ServiceId;
import dev.patchbay.pagerduty.Incident.Party;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WebhookEventReaderTest {
  private static final Party BEN = new Party("PVE0ZR9", "user_reference", "Ben");

  private final WebhookEventReader reader = new WebhookEventReader(ACCOUNT);

  @Test
  void a_triggered_incident_is_read_whole() {
    var event = real("triggered");
    assertThat(event.id()).isEqualTo("01FKZSRAPTMF55RE69G8BQHGC6");
    assertThat(event.type()).isEqualTo(EventType.TRIGGERED);
    assertThat(event.occurredAt()).contains(Instant.parse("2025-04-07T03:47:13.414Z"));
    assertThat(event.agent()).contains(BEN);
    assertThat(event.incident()).contains(new IncidentId(ACCOUNT, "Q2CKYRLH85UNN4"));
    assertThat(event.service()).contains(new ServiceId(ACCOUNT, "PNE3JZM"));
    var snapshot = event.snapshot().orElseThrow();
    assertThat(snapshot.number()).isEqualTo(37);
    assertThat(snapshot.title()).isEqualTo("Test");
    assertThat(snapshot.status()).isEqualTo("triggered");
    assertThat(snapshot.urgency()).isEqualTo("low");
    assertThat(snapshot.assignees()).containsExactly(BEN);
    assertThat(snapshot.escalationPolicy().orElseThrow().name()).isEqualTo("Notify Ben and Dad");
    assertThat(snapshot.priority()).isEmpty();
    assertThat(snapshot.bridge()).isEmpty();
    assertThat(event.detail()).isEqualTo(new EventDetail.Nothing());
  }

  @Test
  void a_note_names_its_incident_by_reference() {
    var event = real("annotated");
    assertThat(event.incident()).contains(new IncidentId(ACCOUNT, "Q2CKYRLH85UNN4"));
    assertThat(event.snapshot()).isEmpty();
    assertThat(event.service()).isEmpty();
    assertThat(event.detail())
        .isEqualTo(new EventDetail.Note("PTSAIFZ", "Resolution Note: I'm resolving it", false));
  }

  @Test
  void a_priority_and_a_bridge_with_a_number_that_is_a_number_are_read() {
    var snapshot = real("priority_updated").snapshot().orElseThrow();
    assertThat(snapshot.priority()).contains(new Party("PSO75BM", "priority_reference", "P1"));
    assertThat(snapshot.bridge())
        .contains(new IncidentSnapshot.Bridge("1000", "https://example.com"));
  }

  @Test
  void what_was_merged_names_the_incident_that_goes_on() {
    var event =
        event(
            "incident.resolved",
            """
            {"type":"incident","id":"Q1","status":"resolved","resolve_reason":{
             "type":"merge_resolve_reason","incident":{"id":"Q2","type":"incident_reference",
             "summary":"[#1234] The server is on fire."}}}
            """);
    assertThat(event.snapshot().orElseThrow().mergedInto())
        .contains(new Party("Q2", "incident_reference", "[#1234] The server is on fire."));
    assertThat(real("resolved").snapshot().orElseThrow().mergedInto()).isEmpty();
  }

  @Test
  void a_ping_is_about_no_incident() {
    var event = real("ping");
    assertThat(event.type()).isEqualTo(EventType.PING);
    assertThat(event.incident()).isEmpty();
    assertThat(event.agent()).contains(new Party("PVE0ZR9", "user_reference", ""));
  }

  @Test
  void what_comes_with_a_reference_is_read_by_its_type() {
    assertThat(
            detail(
                "incident.responder.replied",
                """
                {"type":"incident_responder","incident":{"id":"Q1"},"message":"Help",
                 "state":"accepted","user":{"id":"PU","type":"user_reference","summary":"Maeve"}}
                """))
        .isEqualTo(
            new EventDetail.Responder(
                Optional.of(new Party("PU", "user_reference", "Maeve")),
                Optional.empty(),
                "Help",
                "accepted"));
    assertThat(
            detail(
                "incident.status_update_published",
                """
                {"type":"incident_status_update","incident":{"id":"Q1"},"id":"PS","message":"Soon",
                 "trimmed":true}
                """))
        .isEqualTo(new EventDetail.StatusUpdate("PS", "Soon", true));
    assertThat(
            detail(
                "incident.conference_bridge.updated",
                """
                {"type":"incident_conference_bridge","incident":{"id":"Q1","summary":null},
                 "conference_numbers":[{"label":"","number":"+1-555"}],
                 "conference_url":"https://example.com"}
                """))
        .isEqualTo(new EventDetail.Bridge("+1-555", "https://example.com"));
    assertThat(
            detail(
                "incident.custom_field_values.updated",
                """
                {"type":"incident_field_values","incident":{"id":"Q1"},"custom_fields":[],
                 "changed_custom_fields":[{"name":"environment","value":"staging"}]}
                """))
        .isEqualTo(
            new EventDetail.Fields(List.of(new EventDetail.Field("environment", "staging"))));
    assertThat(
            detail(
                "incident.task.completed",
                """
                {"type":"incident_task","incident":{"id":"Q1"},"id":"T1","name":"Tell legal",
                 "status":"complete"}
                """))
        .isEqualTo(new EventDetail.Step("T1", "Tell legal", "complete"));
  }

  @Test
  void a_role_names_its_incident_inside_a_list() {
    var event =
        event(
            "incident.role.assigned",
            """
            {"type":"incident_role_assignment","incident_role_assignments":[{"assignee":null,
             "incident":{"id":"Q1","summary":null},"role":{"id":"PR","summary":"Commander"}}]}
            """);
    assertThat(event.incident()).contains(new IncidentId(ACCOUNT, "Q1"));
    assertThat(event.detail())
        .isEqualTo(
            new EventDetail.Roles(List.of(new EventDetail.Role("Commander", Optional.empty()))));
  }

  @Test
  void a_type_that_nobody_knows_keeps_its_name_and_its_incident() {
    var event =
        event(
            "incident.teleported", "{\"type\":\"incident\",\"id\":\"Q1\",\"status\":\"resolved\"}");
    assertThat(event.type()).isEqualTo(EventType.OTHER);
    assertThat(event.typeName()).isEqualTo("incident.teleported");
    assertThat(event.snapshot().orElseThrow().status()).isEqualTo("resolved");
  }

  @Test
  void fields_of_a_wrong_kind_are_as_good_as_missing() {
    var event =
        event(
            "incident.triggered",
            """
            {"type":"incident","id":"../etc","number":"many","title":{"a":1},"assignees":"all",
             "service":[],"priority":"P1","created_at":"yesterday","urgency":null}
            """);
    assertThat(event.incident()).isEmpty();
    var snapshot = event.snapshot().orElseThrow();
    assertThat(snapshot.number()).isZero();
    assertThat(snapshot.title()).isEmpty();
    assertThat(snapshot.assignees()).isEmpty();
    assertThat(snapshot.createdAt()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "\"event\"",
        "{\"event\":[]}",
        "{\"event\":{}}",
        "{\"event\":{\"id\":\"1\"}}",
        "<html>"
      })
  void what_is_no_event_is_none(String body) {
    assertThat(reader.read(body)).isEmpty();
  }

  private EventDetail detail(String type, String data) {
    var event = event(type, data);
    assertThat(event.incident()).contains(new IncidentId(ACCOUNT, "Q1"));
    return event.detail();
  }

  private WebhookEvent event(String type, String data) {
    return reader
        .read(
            """
            {"event":{"id":"E1","event_type":"%s","resource_type":"incident",
             "occurred_at":"2026-01-02T03:04:05.678Z","agent":null,"client":null,"data":%s}}
            """
                .formatted(type, data))
        .orElseThrow();
  }

  private WebhookEvent real(String name) {
    return reader.read(new String(RealDeliveries.body(name), StandardCharsets.UTF_8)).orElseThrow();
  }
}
