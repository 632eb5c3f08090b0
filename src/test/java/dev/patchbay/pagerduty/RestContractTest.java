package dev.patchbay.pagerduty;

import static dev.patchbay.support.Ids.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import dev.patchbay.contract.PagerDutyFacts;
import dev.patchbay.core.IncidentId;
import dev.patchbay.core.Pause;
import dev.patchbay.core.ServiceId;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Every request that the client makes is one that PagerDuty's own description allows. */
class RestContractTest {
  private static final Bench bench = new Bench();
  private static final PagerDutyFacts facts = PagerDutyFacts.read();

  @AfterAll
  static void close() {
    bench.close();
  }

  private static List<String> problems(ScriptedServer.Seen seen) {
    HttpUrl url = HttpUrl.get("http://localhost" + seen.uri());
    var problems = new ArrayList<String>();
    for (int i = 0; i < url.querySize(); i++) {
      var query = Map.of(url.queryParameterName(i), String.valueOf(url.queryParameterValue(i)));
      problems.addAll(facts.query(seen.method(), url.encodedPath(), query));
    }
    boolean from = seen.headers().containsKey("From");
    problems.addAll(facts.request(seen.method(), url.encodedPath(), from, seen.body()));
    return problems;
  }

  private static void callEverything(Credential credential) {
    var id = new ServiceId(ACCOUNT, "PIJ90N7");
    var api = bench.pagerDuty;
    for (int i = 0; i < 26; i++) {
      bench.server.answer(403, "");
    }
    api.services().get(credential, id);
    api.services().search(credential, "check out", 25);
    api.services().search(credential, "", 100);
    api.users().me(credential);
    api.users().one(credential, "PUSER01");
    api.users().byEmail(credential, "ann@acme.example");
    api.incidents().get(credential, "Q1");
    api.incidents().change(credential, new IncidentId(ACCOUNT, "Q1"), "acknowledged");
    api.incidents().create(credential, draft(id));
    api.incidents().withKey(credential, id, "patchbay-1");
    api.services().listed(credential, id);
    api.users().policy(credential, "PPOLICY");
    var at = bench.clock.instant();
    var asked = OnCallsApi.Query.ofPolicies(List.of("P1", "P2")).first().between(at, at);
    api.onCalls().list(credential, asked);
    api.incidents().escalate(credential, new IncidentId(ACCOUNT, "Q1"), 2);
    api.workflows().search(credential, "bridge");
    api.workflows().run(credential, "PWORK", new IncidentId(ACCOUNT, "Q1"));
    api.extensions().slackSchema(credential);
    api.extensions().onService(credential, "PII3QUR", id);
    api.extensions().create(credential, ExtensionsApiTest.draft());
    api.extensions().replace(credential, "E1", ExtensionsApiTest.draft());
    api.extensions().get(credential, "E1");
    var webhooks = api.webhookSubscriptions();
    webhooks.ofAccount(credential);
    webhooks.create(credential, "https://p.example/x", Set.of("incident.triggered"), "Words");
    webhooks.get(credential, "W1");
    webhooks.update(credential, "W1", Set.of("incident.triggered"));
    webhooks.enable(credential, "W1");
    webhooks.ping(credential, "W1");
  }

  /** What lists, and what changes an incident otherwise. */
  private static void listAndChange(Credential credential) {
    for (int i = 0; i < 18; i++) {
      bench.server.answer(403, "");
    }
    var api = bench.pagerDuty;
    var service = new ServiceId(ACCOUNT, "PIJ90N7");
    api.services().all(credential, Pause.NEVER);
    api.services().named(credential, "Checkout API");
    api.extensions().all(credential, "PII3QUR", Pause.NEVER);
    api.extensions().health(credential, "E1");
    api.extensions().listedSlackSchema(credential);
    api.incidentList().assignedTo(credential, "PXPGF42", 25, 0);
    api.incidentList().ofServices(credential, List.of(service), 25, 0);
    api.users().policies(credential, "first line");
    api.users().priorities(credential);
    var incident = new IncidentId(ACCOUNT, "Q1");
    api.incidents().open(credential);
    api.incidents().firstAlert(credential, "Q1");
    api.incidents().resolve(credential, incident, Optional.of("Restarted it"));
    api.incidents().assign(credential, incident, List.of("PXPGF42"));
    api.incidents().setPriority(credential, incident, Optional.of("P53ZZH5"));
    api.incidents().snooze(credential, incident, Duration.ofHours(1));
    api.incidents().addNote(credential, incident, "Looking");
    api.incidents().postStatus(credential, incident, "We are on it");
    api.incidents()
        .askResponders(
            credential, incident, "PXPGF42", "Please help", List.of("PUSER01"), List.of("PPOL"));
  }

  @Test
  void every_listing_and_every_change_of_an_incident_is_valid_too() {
    bench.server.seen().clear();
    listAndChange(FakeTokens.appFor("ann@acme.example").credential());
    assertThat(bench.server.seen()).hasSize(18);
    assertThat(bench.server.seen())
        .allSatisfy(seen -> assertThat(problems(seen)).as(seen.method() + seen.uri()).isEmpty());
  }

  private static IncidentDraft draft(ServiceId service) {
    return new IncidentDraft(
        service,
        "Disk is full",
        "db-7 has 2 % left",
        Optional.of("high"),
        Optional.of("P53ZZH5"),
        List.of("PXPGF42"),
        Optional.empty(),
        "patchbay-1");
  }

  @Test
  void every_request_is_valid_by_the_published_description() {
    bench.server.seen().clear();
    callEverything(FakeTokens.appFor("ann@acme.example").credential());
    bench.server.answer(204, "");
    bench.server.answer(204, "");
    var credential = FakeTokens.appFor("ann@acme.example").credential();
    bench.pagerDuty.extensions().delete(credential, "E1");
    bench.pagerDuty.webhookSubscriptions().delete(credential, "W1");
    assertThat(bench.server.seen()).hasSize(29);
    assertThat(bench.server.seen())
        .allSatisfy(seen -> assertThat(problems(seen)).as(seen.method() + seen.uri()).isEmpty());
  }

  @Test
  void a_person_needs_no_from_and_that_is_the_only_difference() {
    bench.server.seen().clear();
    callEverything(FakeTokens.person().credential());
    assertThat(bench.server.seen()).hasSize(27);
    assertThat(bench.server.seen())
        .flatExtracting(RestContractTest::problems)
        .hasSize(3)
        .allSatisfy(problem -> assertThat(problem).contains("header", "From"));
  }

  @Test
  void a_request_that_is_not_published_is_found() {
    var headers = new Headers();
    var seen = new ScriptedServer.Seen("POST", URI.create("/extensions"), headers, "{\"x\":1}");
    assertThat(problems(seen)).isNotEmpty();
    var query =
        new ScriptedServer.Seen("GET", URI.create("/extension_schemas?search=x"), headers, "");
    assertThat(problems(query)).anyMatch(problem -> problem.contains("'search'"));
  }
}
