package dev.patchbay.sandbox.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.sandbox.pagerduty.account.IncidentStatus;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.sandbox.pagerduty.account.SimulatedIncident;
import dev.patchbay.sandbox.pagerduty.account.Switch;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Incidents behave as reference/pagerduty.md §2.4 says, traps included. */
class IncidentsTest {
  private final AcmeAccount acme = new AcmeAccount();
  private final PagerDutySimulator pagerDuty = acme.pagerDuty;
  private final String id = pagerDuty.trigger(acme.checkout.id(), "Checkout is down", "high");

  @AfterEach
  void close() {
    acme.close();
  }

  @Test
  void acknowledge_by_a_person_assigns_the_incident_to_them() {
    var reply =
        acme.put(acme.tokenOf(acme.bob), "/incidents/" + id, AcmeAccount.status("acknowledged"));

    assertThat(reply.status()).isEqualTo(200);
    var shown = reply.json().path("incident");
    assertThat(shown.path("status").asText()).isEqualTo("acknowledged");
    assertThat(shown.at("/assignments/0/assignee/id").asText()).isEqualTo(acme.bob.id());
    assertThat(shown.at("/acknowledgements/0/acknowledger/summary").asText()).isEqualTo("Bob");
    assertThat(shown.at("/last_status_change_by/id").asText()).isEqualTo(acme.bob.id());
    assertThat(pagerDuty.incident(id).orElseThrow().history())
        .extracting(SimulatedIncident.Entry::what, SimulatedIncident.Entry::via)
        .contains(org.assertj.core.groups.Tuple.tuple("acknowledge", "person " + acme.bob.id()));
  }

  @Test
  void resolve_empties_assignments_and_acknowledgements() {
    pagerDuty.acknowledge(id, acme.bob.id());

    acme.put(acme.tokenOf(acme.alice), "/incidents/" + id, AcmeAccount.status("resolved"));

    var incident = pagerDuty.incident(id).orElseThrow();
    assertThat(incident.status()).isEqualTo(IncidentStatus.RESOLVED);
    assertThat(incident.assignees()).isEmpty();
    assertThat(incident.acknowledgers()).isEmpty();
    assertThat(incident.resolvedAt()).contains(acme.clock.instant());
  }

  @Test
  void acknowledging_a_resolved_incident_reopens_it() {
    pagerDuty.resolve(id, acme.alice.id());

    acme.put(acme.tokenOf(acme.bob), "/incidents/" + id, AcmeAccount.status("acknowledged"));

    var incident = pagerDuty.incident(id).orElseThrow();
    assertThat(incident.status()).isEqualTo(IncidentStatus.ACKNOWLEDGED);
    assertThat(incident.resolvedAt()).isEmpty();
    assertThat(incident.history()).extracting(SimulatedIncident.Entry::what).contains("reopen");
  }

  @Test
  void same_status_is_refused_with_1001_and_1002_when_switched_so() {
    pagerDuty.switches().set(Switch.SameStatus.REFUSED);
    String token = acme.tokenOf(acme.alice);
    acme.put(token, "/incidents/" + id, AcmeAccount.status("acknowledged"));

    var again = acme.put(token, "/incidents/" + id, AcmeAccount.status("acknowledged"));
    acme.put(token, "/incidents/" + id, AcmeAccount.status("resolved"));
    var late = acme.put(token, "/incidents/" + id, AcmeAccount.status("acknowledged"));

    assertThat(again.status()).isEqualTo(400);
    assertThat(again.json().at("/error/code").asInt()).isEqualTo(1002);
    assertThat(late.json().at("/error/code").asInt()).isEqualTo(1001);
    assertThat(pagerDuty.incident(id).orElseThrow().status()).isEqualTo(IncidentStatus.RESOLVED);
  }

  @Test
  void an_incident_is_found_by_its_number_too() {
    long number = pagerDuty.incident(id).orElseThrow().number();

    var reply = acme.get(acme.appToken(), "/incidents/" + number);

    assertThat(reply.json().at("/incident/id").asText()).isEqualTo(id);
    assertThat(acme.get(acme.appToken(), "/incidents/QNONE").status()).isEqualTo(404);
  }

  @Test
  void an_app_token_needs_a_requester() {
    String path = "/incidents/" + id;
    String body = AcmeAccount.status("acknowledged");
    String token = acme.appToken();

    var without = acme.put(token, path, body);
    var unknown = acme.rest("PUT", token, path, body, Map.of("From", "nobody@acme.example"));
    var known = acme.rest("PUT", token, path, body, Map.of("From", "BOB@acme.example"));

    assertThat(without.json().at("/error/code").asInt()).isEqualTo(2011);
    assertThat(unknown.json().at("/error/code").asInt()).isEqualTo(1008);
    assertThat(known.status()).isEqualTo(200);
    assertThat(pagerDuty.incident(id).orElseThrow().acknowledgers()).containsExactly(acme.bob.id());
    assertThat(pagerDuty.violations())
        .containsExactly("PUT /incidents/{id}: an app token without From");
  }

  @Test
  void a_stakeholder_may_read_and_not_act() {
    var stakeholder = pagerDuty.account().addUser("Sam", "sam@acme.example", Role.READ_ONLY_USER);
    String token = acme.tokenOf(stakeholder);

    var refused = acme.put(token, "/incidents/" + id, AcmeAccount.status("acknowledged"));

    assertThat(acme.get(token, "/incidents/" + id).status()).isEqualTo(200);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().at("/error/code").asInt()).isEqualTo(2010);
    assertThat(refused.json().at("/error/message").asText()).isEqualTo("Access Denied");
  }

  @Test
  void create_and_list_by_status() {
    String body =
        "{\"incident\":{\"type\":\"incident\",\"title\":\"By hand\",\"service\":{\"id\":\""
            + acme.checkout.id()
            + "\",\"type\":\"service_reference\"}}}";
    pagerDuty.resolve(id, acme.alice.id());

    var created = acme.post(acme.tokenOf(acme.bob), "/incidents", body);
    var open = acme.get(acme.appToken(), "/incidents?statuses%5B%5D=triggered&total=true");

    assertThat(created.status()).isEqualTo(201);
    assertThat(open.json().path("total").asInt()).isEqualTo(1);
    assertThat(open.json().at("/incidents/0/title").asText()).isEqualTo("By hand");
  }

  @Test
  void a_second_of_the_same_key_is_refused_while_the_first_is_open() {
    String body =
        "{\"incident\":{\"type\":\"incident\",\"title\":\"By hand\",\"incident_key\":\"k1\","
            + "\"body\":{\"type\":\"incident_body\",\"details\":\"More\"},\"service\":{\"id\":\""
            + acme.checkout.id()
            + "\",\"type\":\"service_reference\"}}}";
    String token = acme.tokenOf(acme.bob);

    var first = acme.post(token, "/incidents", body);
    var second = acme.post(token, "/incidents", body);
    pagerDuty.resolve(first.json().at("/incident/id").asText(), acme.bob.id());
    var third = acme.post(token, "/incidents", body);

    assertThat(second.status()).isEqualTo(400);
    assertThat(second.json().toString()).contains("matching dedup key");
    assertThat(third.status()).isEqualTo(201);
    var newest =
        acme.get(token, "/incidents?incident_key=k1&date_range=all&sort_by=created_at%3Adesc");
    assertThat(newest.json().at("/incidents/0/id").asText())
        .isEqualTo(third.json().at("/incident/id").asText());
    assertThat(
            pagerDuty.incident(newest.json().at("/incidents/1/id").asText()).orElseThrow().body())
        .isEqualTo("More");
  }
}
