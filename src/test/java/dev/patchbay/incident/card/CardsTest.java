package dev.patchbay.incident.card;

import static dev.patchbay.incident.card.CardBench.MANAGERS;
import static dev.patchbay.incident.card.CardBench.OPS;
import static dev.patchbay.incident.card.CardBench.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.SlackUserId;
import dev.patchbay.pagerduty.event.EventType;
import dev.patchbay.sandbox.pagerduty.Fault;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.wiring.NotifyType;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.PriorityFilter;
import dev.patchbay.wiring.Restrict;
import dev.patchbay.wiring.ThreadMode;
import dev.patchbay.wiring.Urgency;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Events become state, and state calls for cards. */
@ParameterizedClass
@EnumSource
final class CardsTest {
  private final CardBench bench;

  CardsTest(DatabaseKind kind) {
    bench = new CardBench(kind);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void an_incident_gets_one_card_that_follows_it() {
    bench.connect(OPS, Options.defaults());
    bench.happens("Q1", EventType.TRIGGERED, 0, "triggered");
    bench.happens("Q1", EventType.ACKNOWLEDGED, 60, "acknowledged");
    bench.note("Q1", 90, "Looking at the replica");
    var card = bench.card("Q1");
    assertThat(card.status()).isEqualTo(CardStatus.ACKNOWLEDGED);
    assertThat(card.holders()).containsExactly(new Card.Holder("Ann", bench.start.plusSeconds(60)));
    assertThat(card.assignees()).containsExactly("Bob");
    bench.happens("Q1", EventType.RESOLVED, 120, "resolved");
    assertThat(bench.card("Q1").holders()).isEmpty();
    assertThat(bench.called()).containsExactly("card C1 4");
  }

  @Test
  void what_is_older_than_what_is_shown_changes_only_the_timeline() {
    bench.connect(OPS, Options.defaults());
    bench.happens("Q1", EventType.RESOLVED, 120, "resolved");
    bench.happens("Q1", EventType.ACKNOWLEDGED, 60, "acknowledged");
    bench.happens("Q1", EventType.TRIGGERED, 0, "triggered");
    assertThat(bench.card("Q1").resolved()).isTrue();
    assertThat(bench.timeline("Q1"))
        .containsExactly(CardEvent.TRIGGERED, CardEvent.ACKNOWLEDGED, CardEvent.RESOLVED);
    assertThat(bench.called()).containsExactly("card C1 3");
  }

  @Test
  void an_acknowledgement_that_was_missed_is_asked_for() {
    bench.connect(OPS, Options.defaults());
    var id = bench.pagerDuty.simulator().trigger("PCHECK1", "Database down", "high");
    var bob = bench.pagerDuty.person("Bob", Role.USER);
    bench.pagerDuty.simulator().acknowledge(id, bob.id());
    bench.happens(id, EventType.ESCALATED, 10, "acknowledged");
    assertThat(bench.card(id).holders()).extracting(Card.Holder::name).containsExactly("Bob");
  }

  @Test
  void a_card_is_drawn_from_the_event_alone_while_pagerduty_is_away() {
    bench.connect(OPS, Options.defaults());
    bench.pagerDuty.simulator().faults().always("GET /incidents/{id}", Fault.http(503));
    bench.happens("Q1", EventType.ESCALATED, 10, "acknowledged");
    assertThat(bench.card("Q1").status()).isEqualTo(CardStatus.ACKNOWLEDGED);
    assertThat(bench.called()).containsExactly("card C1 1");
  }

  @Test
  void connections_get_what_they_ask_for_and_their_cards_stay_true_beyond_that() {
    bench.connect(OPS, only(EnumSet.of(NotifyType.RESOLVE), EnumSet.of(Urgency.HIGH)));
    bench.connect(MANAGERS, only(EnumSet.allOf(NotifyType.class), EnumSet.of(Urgency.LOW)));
    bench.happens("Q1", EventType.TRIGGERED, 0, "triggered");
    assertThat(bench.called()).isEmpty();
    bench.happens("Q1", EventType.RESOLVED, 10, "resolved");
    assertThat(bench.called()).containsExactly("card C1 1");
    bench.happens("Q1", EventType.REOPENED, 20, "triggered");
    assertThat(bench.called()).containsExactly("card C1 2");
    bench.happens("Q2", EventType.TRIGGERED, 0, snapshot("triggered", "low", ""));
    assertThat(bench.called()).containsExactly("card C1 2", "card C2 1");
  }

  @Test
  void priorities_filter_and_a_raised_one_begins_a_card() {
    bench.connect(OPS, ofPriority(new PriorityFilter.Only(List.of("p1"))));
    bench.connect(MANAGERS, ofPriority(new PriorityFilter.None()));
    bench.happens("Q1", EventType.TRIGGERED, 0, snapshot("triggered", "high", "P3"));
    assertThat(bench.called()).isEmpty();
    bench.happens("Q1", EventType.PRIORITY_UPDATED, 5, snapshot("triggered", "high", "P1"));
    assertThat(bench.called()).containsExactly("card C1 1");
    bench.happens("Q2", EventType.TRIGGERED, 0, snapshot("triggered", "high", ""));
    assertThat(bench.called()).containsExactly("card C1 1", "card C2 1");
  }

  @Test
  void threads_get_a_word_for_each_event_after_the_card() {
    var options = Options.defaults();
    bench.connect(
        OPS,
        new Options(
            options.notifyTypes(),
            options.urgency(),
            Restrict.ANY,
            options.priorities(),
            true,
            ThreadMode.ON));
    bench.happens("Q1", EventType.TRIGGERED, 0, "triggered");
    bench.posted(OPS, "Q1", "1.1");
    bench.note("Q1", 5, "Looking");
    bench.happens("Q1", EventType.RESOLVED, 10, "resolved");
    assertThat(bench.called()).containsExactly("card C1 3", "reply C1 1", "reply C1 1");
  }

  @Test
  void a_muted_channel_gets_no_new_card_and_hears_at_the_end_what_it_missed() {
    bench.connect(OPS, Options.defaults());
    bench.happens("Q1", EventType.TRIGGERED, 0, "triggered");
    bench.muting.mute(OPS, bench.start.plus(CardBench.HOUR), new SlackUserId("U1"));
    bench.happens("Q1", EventType.RESOLVED, 10, "resolved");
    bench.happens("Q2", EventType.TRIGGERED, 20, "triggered");
    assertThat(bench.called()).containsExactly("card C1 2");
    bench.clock.advance(CardBench.HOUR);
    bench.muting.endDue();
    assertThat(bench.called()).containsExactly("card C1 2", "missed C1 1");
    assertThat(bench.muting.missed(OPS))
        .extracting(card -> card.incident().value())
        .containsExactly("Q2");
    bench.happens("Q2", EventType.ACKNOWLEDGED, 30, "acknowledged");
    assertThat(bench.called()).contains("card C1 1");
  }

  @Test
  void what_events_leave_out_follows_and_only_a_change_calls_for_the_card() {
    bench.connect(OPS, Options.defaults());
    var id = bench.pagerDuty.simulator().trigger("PCHECK1", "Database down", "high");
    bench.happens(id, EventType.TRIGGERED, 0, "triggered");
    var subject = CardKeys.subject(bench.incident(id));
    bench.refresh.job().work().run(subject);
    assertThat(bench.card(id).alerts()).hasValue(0);
    bench.refresh.job().work().run(subject);
    assertThat(bench.called()).containsExactly("card C1 2");
  }

  private static Options only(Set<NotifyType> types, Set<Urgency> urgency) {
    return new Options(types, urgency, Restrict.ANY);
  }

  private static Options ofPriority(PriorityFilter filter) {
    var options = Options.defaults();
    return new Options(
        options.notifyTypes(), options.urgency(), Restrict.ANY, filter, true, ThreadMode.OFF);
  }
}
