package dev.patchbay.incident.card;

import static dev.patchbay.incident.card.CardBench.OPS;
import static dev.patchbay.incident.card.CardBench.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.pagerduty.event.EventType;
import dev.patchbay.pagerduty.event.IncidentSnapshot;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.webhook.IncidentEvent;
import dev.patchbay.wiring.NotifyType;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.Restrict;
import dev.patchbay.wiring.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Events out of order and answers that come late: no card is lost, none shows what was. */
@ParameterizedClass
@EnumSource
final class CardFaultsTest {
  private static final Options TRIGGERS =
      new Options(EnumSet.of(NotifyType.TRIGGER), EnumSet.allOf(Urgency.class), Restrict.ANY);

  private final CardBench bench;

  CardFaultsTest(DatabaseKind kind) {
    bench = new CardBench(kind);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void a_trigger_that_comes_after_what_followed_it_still_begins_a_card() {
    bench.connect(OPS, TRIGGERS);
    bench.happens("Q1", EventType.ACKNOWLEDGED, 60, "acknowledged");
    assertThat(bench.called()).isEmpty();
    bench.happens("Q1", EventType.TRIGGERED, 0, "triggered");
    assertThat(bench.called()).containsExactly("card C1 1");
    assertThat(bench.card("Q1").status()).isEqualTo(CardStatus.ACKNOWLEDGED);
    assertThat(bench.timeline("Q1")).containsExactly(CardEvent.TRIGGERED, CardEvent.ACKNOWLEDGED);
  }

  @Test
  void events_that_come_together_are_not_asked_about_where_an_earlier_one_of_them_tells() {
    bench.connect(OPS, Options.defaults());
    var now = Optional.of(snapshot("acknowledged", "high", ""));
    var note = bench.event("Q1", EventType.ANNOTATED, 2, Optional.empty(), "Ann");
    bench.takeAll(
        List.of(
            bench.event("Q1", EventType.ACKNOWLEDGED, 1, now, "Ann"),
            note,
            bench.event("Q1", EventType.PRIORITY_UPDATED, 3, now, "Ann")));
    assertThat(bench.card("Q1").holders()).extracting(Card.Holder::name).containsExactly("Ann");
    assertThat(bench.timeline("Q1")).hasSize(3);
    assertThat(bench.pagerDuty.simulator().requests())
        .noneMatch(request -> request.operation().equals("GET /incidents/{id}"));
  }

  @Test
  void a_trigger_of_the_same_millisecond_does_not_undo_what_followed_it() {
    bench.connect(OPS, Options.defaults());
    bench.happens("Q1", EventType.ACKNOWLEDGED, 0, "acknowledged");
    bench.happens("Q1", EventType.TRIGGERED, 0, "triggered");
    assertThat(bench.card("Q1").status()).isEqualTo(CardStatus.ACKNOWLEDGED);
  }

  @Test
  void pagerdutys_answer_counts_though_it_tells_whole_seconds_and_events_tell_milliseconds() {
    bench.connect(OPS, Options.defaults());
    var id = bench.pagerDuty.simulator().trigger("PCHECK1", "Database down", "high");
    var second = bench.asked(id).more().updatedAt().orElseThrow();
    takeAt(trigger("E1", id), second.plusMillis(700));
    assertThat(bench.card(id).assignees()).containsExactly("Bob");
    bench.refresh(id);
    assertThat(bench.card(id).assignees()).containsExactly("App");
    assertThat(bench.card(id).asOf()).isEqualTo(second.plusMillis(700));
  }

  @Test
  void an_answer_that_an_event_overtook_is_asked_for_again() {
    bench.connect(OPS, Options.defaults());
    var id = bench.pagerDuty.simulator().trigger("PCHECK1", "Database down", "high");
    bench.happens(id, EventType.TRIGGERED, 0, "triggered");
    var seen = bench.cards.find(bench.incident(id));
    var answer = bench.asked(id);
    bench.happens(id, EventType.RESOLVED, 0, "resolved");
    assertThat(bench.cards.asked(seen, answer)).isFalse();
    assertThat(bench.card(id).resolved()).isTrue();
  }

  @Test
  void a_snoozed_incident_says_until_when() {
    bench.connect(OPS, Options.defaults());
    var id = bench.pagerDuty.simulator().trigger("PCHECK1", "Database down", "high");
    var bob = bench.pagerDuty.person("Bob", Role.USER);
    bench.pagerDuty.simulator().acknowledge(id, bob.id());
    bench.happens(id, EventType.ACKNOWLEDGED, 0, "acknowledged");
    bench.snooze(id, bob, Duration.ofHours(4));
    bench.refresh(id);
    assertThat(bench.card(id).heldUntil().orElseThrow())
        .isBetween(Instant.now().plus(CardBench.HOUR), Instant.now().plus(Duration.ofHours(5)));
    takeAt(ended(id), Instant.now().plusSeconds(1));
    assertThat(bench.card(id).heldUntil()).isEmpty();
  }

  @Test
  void what_is_open_is_never_forgotten() {
    bench.connect(OPS, Options.defaults());
    bench.happens("Q1", EventType.TRIGGERED, 0, "triggered");
    bench.happens("Q2", EventType.RESOLVED, 0, "resolved");
    bench.clock.advance(Duration.ofDays(100));
    bench.cards.forgetOld();
    bench.outbox.forgetOld();
    assertThat(bench.cards.find(bench.incident("Q1"))).isPresent();
    assertThat(bench.cards.find(bench.incident("Q2"))).isEmpty();
    bench.happens("Q1", EventType.RESOLVED, 30, "resolved");
    assertThat(bench.called()).contains("card C1 2");
  }

  @Test
  void half_a_character_is_no_reason_to_lose_a_card() {
    bench.connect(OPS, Options.defaults());
    bench.happens("Q1", EventType.TRIGGERED, 0, titled("\ud83d broken \udd25 off"));
    assertThat(bench.called()).containsExactly("card C1 1");
  }

  @Test
  void an_event_whose_id_is_long_is_an_event() {
    bench.connect(OPS, Options.defaults());
    bench.take(trigger("E".repeat(190), "Q1"));
    assertThat(bench.called()).containsExactly("card C1 1");
    assertThat(Set.copyOf(bench.timeline("Q1"))).containsExactly(CardEvent.TRIGGERED);
  }

  private void takeAt(IncidentEvent event, Instant at) {
    bench.take(copy(event, event.id(), at));
  }

  private IncidentEvent ended(String incident) {
    return event(incident, EventType.UNACKNOWLEDGED);
  }

  private IncidentEvent trigger(String eventId, String incident) {
    var event = event(incident, EventType.TRIGGERED);
    return copy(event, eventId, event.occurredAt());
  }

  private IncidentEvent event(String incident, EventType type) {
    return bench.event(incident, type, 0, Optional.of(snapshot("triggered", "high", "")), "Ann");
  }

  private static IncidentEvent copy(IncidentEvent event, String id, Instant at) {
    return new IncidentEvent(
        id,
        event.type(),
        event.typeName(),
        at,
        event.incident(),
        event.service(),
        event.agent(),
        event.snapshot(),
        event.detail(),
        event.raw());
  }

  private static IncidentSnapshot titled(String title) {
    var one = snapshot("triggered", "high", "");
    return new IncidentSnapshot(
        one.number(),
        title,
        one.status(),
        one.urgency(),
        one.htmlUrl(),
        one.createdAt(),
        one.service(),
        one.assignees(),
        one.escalationPolicy(),
        one.teams(),
        one.priority(),
        one.mergedInto(),
        one.bridge());
  }
}
