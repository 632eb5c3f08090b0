package dev.patchbay.smoke.responder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.app.demo.SandboxPerson;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.sandbox.pagerduty.Fault;
import dev.patchbay.sandbox.pagerduty.account.SimulatedIncident;
import dev.patchbay.sandbox.wire.Faults;
import dev.patchbay.smoke.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What cannot be done: clear words within Slack's three seconds, and nothing changed by half. */
final class BadInputSmokeTest {
  private static final String DENIED = "{\"error\":{\"message\":\"Access Denied\",\"code\":2010}}";

  private final World world = World.connected();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void an_incident_that_the_person_may_not_see_is_not_changed_nor_shown() {
    world.sandbox().pagerDuty().trigger(SandboxWorld.CHECKOUT, "Not for Ada", "high");
    var faults = world.sandbox().pagerDuty().faults();
    faults.always("GET /incidents/{id}", Fault.answer(403, DENIED));
    faults.always("PUT /incidents/{id}", Fault.answer(403, DENIED));
    faults.always("POST /incidents/{id}/notes", Fault.answer(403, DENIED));
    faults.always("POST /incidents/{id}/snooze", Fault.answer(403, DENIED));
    var before = world.sandbox().pagerDuty().incidents();
    for (String typed : List.of("ack 1001", "resolve 1001", "note 1001 Hi", "snooze 1001 1h")) {
      int seen = world.ada().ephemerals().size();
      assertThat(prompt(typed)).contains("1001");
      assertThat(next(seen, "Couldn't")).contains("doesn't allow").doesNotContain("Not for Ada");
    }
    assertThat(world.sandbox().pagerDuty().incidents()).isEqualTo(before);
  }

  @Test
  void of_ten_thousand_open_incidents_the_newest_are_shown_for_one_request() {
    for (int number = 1; number <= 10_000; number++) {
      world.sandbox().pagerDuty().trigger("PPAYMNT", "Alarm " + number, "high");
    }
    int before = listings();
    prompt("incidents mine");
    var shown = world.ada().ephemerals("Alarm 10000", "Alarm 9991", "Show more", "in PagerDuty");
    assertThat(shown.json().path("blocks").size()).isLessThanOrEqualTo(50);
    assertThat(listings() - before).isEqualTo(1);
    prompt("ack 11000");
    world.ada().ephemerals("#11000", "is now acknowledged");
    assertThat(statuses("ACKNOWLEDGED")).isEqualTo(1);
  }

  @Test
  void while_pagerduty_is_away_each_command_says_so_and_nothing_is_changed() {
    world.incident("Seen before");
    var before = world.sandbox().pagerDuty().incidents();
    world.sandbox().pagerDuty().faults().always(Faults.ANY, Fault.http(503));
    for (String typed :
        List.of(
            "incidents", "oncall", "oncall me", "oncall payments", "ack 1001", "resolve 1001")) {
      int seen = world.ada().ephemerals().size();
      prompt(typed);
      assertThat(next(seen, "PagerDuty")).containsPattern("failed|respond|keeps trying");
    }
    assertThat(prompt("trigger Checkout API All is lost")).contains("PagerDuty");
    assertThat(world.sandbox().pagerDuty().incidents()).isEqualTo(before);
  }

  /** What is said at once. */
  private String prompt(String typed) {
    var answer = world.as(SandboxWorld.ADA).command(SandboxWorld.OPS, "/pd " + typed);
    assertThat(answer.ok()).as(typed + ": " + answer).isTrue();
    assertThat(answer.elapsed()).isLessThan(Duration.ofSeconds(3));
    return answer.body();
  }

  /** The first message with these words that only Ada sees, after as many others. */
  private String next(int seen, String words) {
    return SandboxPerson.await(
        words,
        () ->
            world.ada().ephemerals().stream()
                .skip(seen)
                .map(one -> one.json().toString())
                .filter(said -> said.contains(words))
                .reduce((first, second) -> second)
                .filter(said -> !said.contains("Asking PagerDuty"))
                .or(Optional::empty));
  }

  private int listings() {
    return (int)
        world.sandbox().pagerDuty().requests().stream()
            .filter(seen -> seen.operation().equals("GET /incidents"))
            .filter(seen -> seen.caller().startsWith("person"))
            .count();
  }

  private long statuses(String status) {
    return world.sandbox().pagerDuty().incidents().stream()
        .map(SimulatedIncident::status)
        .filter(one -> one.toString().equals(status))
        .count();
  }
}
