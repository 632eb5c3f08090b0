package dev.patchbay.pagerduty;

import static dev.patchbay.pagerduty.Bench.done;
import static dev.patchbay.pagerduty.Bench.refused;
import static dev.patchbay.support.Ids.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.core.IncidentId;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.Vendor;
import dev.patchbay.core.ServiceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Services, users and incidents as they are read. */
class ReadingsTest {
  private final Bench bench = new Bench();
  private final ScriptedServer server = bench.server;
  private final PagerDuty pagerDuty = bench.pagerDuty;
  private final FakeTokens person = FakeTokens.person();

  @AfterEach
  void close() {
    bench.close();
  }

  private void answer(String json) {
    server.answer(200, json.replace('\'', '"'));
  }

  @Test
  void search_asks_by_name_encodes_the_words_and_keeps_to_the_limit() {
    answer("{'services':[{'id':'P1','name':'A & B'},{'id':'P2','summary':'C','status':null}]}");
    assertThat(done(pagerDuty.services().search(person.credential(), " A & B ", 1)).services())
        .containsExactly(new Service(new ServiceId(ACCOUNT, "P1"), "A & B", ""));
    assertThat(server.seen().get(0).uri().getRawQuery())
        .isEqualTo("query=A%20%26%20B&sort_by=name&limit=1");
    assertThatThrownBy(() -> pagerDuty.services().search(person.credential(), "", 101))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void search_with_no_words_asks_for_all() {
    answer("{'services':[]}");
    assertThat(done(pagerDuty.services().search(person.credential(), "  ", 100)).services())
        .isEmpty();
    assertThat(server.seen().get(0).uri().getRawQuery()).isEqualTo("sort_by=name&limit=100");
  }

  @Test
  void me_with_an_app_token_is_rejected_with_the_bare_words() {
    server.answer(400, "{\"error\":\"Because this request was made using an account token\"}");
    assertThat(refused(pagerDuty.users().me(FakeTokens.appFor("a@b.example").credential())))
        .isEqualTo(
            new Refusal.Rejected(
                Vendor.PAGERDUTY, "", "Because this request was made using an account token"));
  }

  @Test
  void me_is_the_person() {
    answer(
        "{'user':{'id':'PU','name':'Ann','email':'ann@acme.example','role':'admin',"
            + "'html_url':'https://acme.pagerduty.com/users/PU'}}");
    assertThat(done(pagerDuty.users().me(person.credential())))
        .isEqualTo(
            new User(
                "PU", "Ann", "ann@acme.example", "admin", "https://acme.pagerduty.com/users/PU"));
  }

  @Test
  void byEmail_takes_only_the_exact_address_in_any_case() {
    answer(
        "{'users':[{'id':'P1','email':'joann@acme.example'},{'id':'P2','email':"
            + "'Ann@Acme.example'}],'more':true}");
    answer("{'users':[{'id':'P3','email':'ann@acme.example.org'}]}");
    assertThat(done(pagerDuty.users().byEmail(person.credential(), "ann@acme.example")))
        .extracting(User::id)
        .containsExactly("P2");
    answer("{'users':[{'id':'P1','email':'joann@acme.example'}]}");
    assertThat(done(pagerDuty.users().byEmail(person.credential(), "ann@acme.example"))).isEmpty();
  }

  @Test
  void an_incident_is_read_with_who_changed_and_who_holds_it() {
    answer(
        "{'incident':{'id':'Q1','incident_number':12,'title':'Down','status':'acknowledged',"
            + "'urgency':'high','html_url':'https://acme.pagerduty.com/incidents/Q1',"
            + "'service':{'id':'P1','summary':'Checkout'},"
            + "'last_status_change_at':'2026-11-23T12:00:00+02:00',"
            + "'last_status_change_by':{'id':'PU','type':'user_reference','summary':'Ann'},"
            + "'pending_actions':[{'type':'resolve','at':'2026-11-23T11:00:00Z'},"
            + "{'type':'unacknowledge','at':'2026-11-23T14:00:00Z'}],"
            + "'acknowledgements':[{'at':'x','acknowledger':"
            + "{'id':'PU','type':'user_reference','summary':'Ann'}}]}}");
    var ann = new Incident.Party("PU", "user_reference", "Ann");
    assertThat(done(pagerDuty.incidents().get(person.credential(), "12")))
        .isEqualTo(
            new Incident(
                new IncidentId(ACCOUNT, "Q1"),
                12,
                "Down",
                "acknowledged",
                "high",
                "https://acme.pagerduty.com/incidents/Q1",
                Optional.of(new ServiceId(ACCOUNT, "P1")),
                "Checkout",
                Optional.of(ann),
                Optional.of(Instant.parse("2026-11-23T10:00:00Z")),
                List.of(ann),
                new Incident.More(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    List.of(new Incident.Acknowledgement(ann, Optional.empty())),
                    0,
                    Optional.of(Instant.parse("2026-11-23T14:00:00Z")))));
  }

  @Test
  void an_incident_with_only_what_is_needed_is_read() {
    answer(
        "{'incident':{'id':'Q1','incident_number':12,'status':'triggered','title':null,"
            + "'service':null,'last_status_change_at':'soon','acknowledgements':null}}");
    Incident incident = done(pagerDuty.incidents().get(person.credential(), "Q1"));
    assertThat(incident.service()).isEmpty();
    assertThat(incident.changedAt()).isEmpty();
    assertThat(incident.acknowledgers()).isEmpty();
  }

  @Test
  void change_puts_the_status_alone() {
    answer("{'incident':{'id':'Q1','incident_number':12,'status':'resolved'}}");
    var id = new IncidentId(ACCOUNT, "Q1");
    assertThat(done(pagerDuty.incidents().change(person.credential(), id, "resolved")).status())
        .isEqualTo("resolved");
    assertThat(server.seen().get(0).body())
        .contains("\"status\":\"resolved\"", "\"type\":\"incident_reference\"");
    assertThatThrownBy(() -> pagerDuty.incidents().change(person.credential(), id, "snoozed"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
