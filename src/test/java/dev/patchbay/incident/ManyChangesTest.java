package dev.patchbay.incident;

import static dev.patchbay.incident.IncidentBench.ACK;
import static dev.patchbay.incident.IncidentBench.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.sandbox.pagerduty.Fault;
import dev.patchbay.sandbox.pagerduty.account.IncidentStatus;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.sandbox.pagerduty.account.SimulatedIncident;
import dev.patchbay.support.DatabaseKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each change reaches a simulated PagerDuty with the person's own token. */
final class ManyChangesTest {
  private final IncidentBench bench = new IncidentBench(DatabaseKind.H2);
  private int pressed;

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void notes_and_status_updates_are_told_once_each() {
    press(new IncidentChange.AddNote("Looking"));
    press(new IncidentChange.AddNote("Found it"));
    press(new IncidentChange.PostStatus("Being repaired"));
    assertThat(done()).containsExactly("trigger", "annotate", "annotate", "status Being repaired");
    assertThat(bench.answers.shown).hasSize(3).allMatch(line -> line.contains("changed"));
  }

  @Test
  void an_acknowledged_incident_is_snoozed_and_given_back() {
    press(ACK);
    press(new IncidentChange.Snooze(Duration.ofHours(4)));
    press(new IncidentChange.Unacknowledge());
    assertThat(done()).contains("acknowledge", "snooze 14400");
    assertThat(bench.status()).isEqualTo(IncidentStatus.TRIGGERED);
  }

  @Test
  void a_triggered_incident_is_acknowledged_before_it_is_snoozed() {
    press(new IncidentChange.Snooze(Duration.ofHours(4)));
    assertThat(done()).containsExactly("trigger", "acknowledge", "snooze 14400");
    assertThat(bench.status()).isEqualTo(IncidentStatus.ACKNOWLEDGED);
  }

  @Test
  void a_resolved_incident_is_reopened_only_by_reopening() {
    bench.pagerDuty.simulator().resolve(bench.incident, bench.bob.id());
    press(new IncidentChange.Escalate("PANY"));
    press(ACK);
    assertThat(bench.status()).isEqualTo(IncidentStatus.RESOLVED);
    press(new IncidentChange.Reopen());
    assertThat(bench.status()).isEqualTo(IncidentStatus.TRIGGERED);
  }

  @Test
  void others_are_put_on_it() {
    var carl = bench.pagerDuty.person("Carl", Role.USER);
    press(new IncidentChange.Reassign(List.of(carl.id())));
    assertThat(incident().assignees()).containsExactly(carl.id());
    press(
        new IncidentChange.AddResponders(
            List.of(new IncidentChange.Target(false, bench.bob.id())), "please help"));
    assertThat(done()).contains("responders " + bench.bob.id());
  }

  @Test
  void what_pagerduty_does_not_know_is_told() {
    press(new IncidentChange.SetPriority(Optional.of("PNONE")));
    press(new IncidentChange.SetPriority(Optional.empty()));
    press(new IncidentChange.Escalate("PNONE"));
    assertThat(bench.answers.shown.get(0)).contains("refused");
    assertThat(bench.answers.shown.get(1)).contains("changed");
    assertThat(bench.answers.shown.get(2)).contains("refused");
  }

  @Test
  void what_the_plan_lacks_is_remembered() {
    bench
        .pagerDuty
        .simulator()
        .faults()
        .always("POST /incidents/{id}/responder_requests", Fault.http(402));
    press(
        new IncidentChange.AddResponders(
            List.of(new IncidentChange.Target(false, bench.bob.id())), "please help"));
    var hidden = new HiddenChanges(bench.database.transactions(), bench.clock);
    var account = bench.pagerDuty.client().account();
    assertThat(hidden.of(account)).containsExactlyInAnyOrder("add_responders", "run_workflow");
    bench.clock.advance(Duration.ofDays(8));
    assertThat(hidden.of(account)).containsExactly("run_workflow");
  }

  @Test
  void what_few_accounts_have_is_hidden_until_it_was_seen() {
    var hidden = new HiddenChanges(bench.database.transactions(), bench.clock);
    var account = bench.pagerDuty.client().account();
    assertThat(hidden.of(account)).containsExactly("run_workflow");
    hidden.offer(account, "run_workflow");
    assertThat(hidden.of(account)).isEmpty();
    hidden.withdraw(account, "run_workflow");
    assertThat(hidden.of(account)).containsExactly("run_workflow");
  }

  @Test
  void a_note_whose_answer_was_lost_is_not_added_twice() {
    bench.pagerDuty.simulator().faults().next("POST /incidents/{id}/notes", Fault.lostAnswer());
    press(new IncidentChange.AddNote("Looking"));
    assertThat(done()).containsExactly("trigger", "annotate");
    assertThat(bench.answers.shown).singleElement().asString().contains("unsure");
  }

  private void press(IncidentChange change) {
    bench.pressed(++pressed, ANN, change);
  }

  private SimulatedIncident incident() {
    return bench.pagerDuty.simulator().incident(bench.incident).orElseThrow();
  }

  private List<String> done() {
    return incident().history().stream().map(SimulatedIncident.Entry::what).toList();
  }
}
