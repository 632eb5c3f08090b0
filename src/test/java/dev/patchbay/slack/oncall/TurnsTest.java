package dev.patchbay.slack.oncall;

import static dev.patchbay.slack.oncall.OnCallBench.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.TeamId;
import dev.patchbay.sandbox.pagerduty.Fault;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.Together;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The message that a turn on call begins, on a clock in hand. */
final class TurnsTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Place HERE = new Place(new TeamId(ANN.home().value()), new ChannelId("C1"));

  private static OnCallNode started(OnCallBench bench) {
    var node = bench.node();
    bench.install(node);
    bench.rights.logIn(ANN, bench.ann);
    bench.always();
    bench
        .pagerDuty
        .account()
        .onCalls()
        .put(bench.pagerDuty.account().onCalls().standard(), List.of());
    return node;
  }

  private static void watch(OnCallNode node) {
    assertThat(node.turns().watch(ANN, HERE)).isInstanceOf(Outcome.Done.class);
  }

  private static void pass(OnCallBench bench, OnCallNode node, Duration time) {
    bench.clock.advance(time);
    node.turns().run();
  }

  @ParameterizedTest
  @EnumSource
  void who_asked_is_told_once_for_each_turn(DatabaseKind kind) {
    try (var bench = new OnCallBench(kind)) {
      var node = started(bench);
      bench.onCall(
          bench.shift(2, bench.ann, HOUR, HOUR.multipliedBy(3)),
          bench.shift(1, bench.ann, HOUR.multipliedBy(3), HOUR.multipliedBy(5)),
          bench.shift(1, bench.bob, HOUR.multipliedBy(5), HOUR.multipliedBy(7)),
          bench.shift(1, bench.ann, HOUR.multipliedBy(7), HOUR.multipliedBy(8)));
      watch(node);
      node.turns().run();
      assertThat(bench.direct(ANN)).isEmpty();
      for (int i = 0; i < 4; i++) {
        pass(bench, node, HOUR);
        pass(bench, bench.node(), Duration.ZERO);
      }
      assertThat(bench.direct(ANN))
          .singleElement()
          .asString()
          .contains("on call from now on", "*Payments*, level 2 (Weekly), until <!date^");
      pass(bench, node, HOUR.multipliedBy(2));
      assertThat(bench.direct(ANN)).hasSize(1);
      pass(bench, node, HOUR);
      pass(bench, node, Duration.ofMinutes(1));
      assertThat(bench.direct(ANN)).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void of_the_turn_in_which_they_asked_and_after_they_ended_it_nobody_is_told(DatabaseKind kind) {
    try (var bench = new OnCallBench(kind)) {
      var node = started(bench);
      bench.always(bench.ann);
      watch(node);
      watch(node);
      pass(bench, node, HOUR);
      assertThat(bench.direct(ANN)).isEmpty();
      assertThat(node.turns().watched(ANN)).isTrue();
      assertThat(node.turns().unwatch(ANN)).isTrue();
      assertThat(node.turns().unwatch(ANN)).isFalse();
      bench.always(bench.bob);
      pass(bench, node, HOUR);
      bench.always(bench.ann);
      pass(bench, node, HOUR);
      assertThat(bench.direct(ANN)).isEmpty();
    }
  }

  @Test
  void without_a_login_nobody_is_told_or_can_ask() {
    try (var bench = new OnCallBench(DatabaseKind.H2)) {
      var node = started(bench);
      watch(node);
      bench.rights.logOut(ANN);
      bench.always(bench.ann);
      pass(bench, node, HOUR);
      assertThat(bench.direct(ANN)).isEmpty();
      assertThat(node.turns().watch(ANN, HERE))
          .isEqualTo(Outcome.refused(new Refusal.NotLoggedIn()));
    }
  }

  @Test
  void a_short_swap_or_a_pagerduty_that_is_away_makes_no_second_message() {
    try (var bench = new OnCallBench(DatabaseKind.H2)) {
      var node = started(bench);
      watch(node);
      bench.always(bench.ann);
      pass(bench, node, HOUR);
      assertThat(bench.direct(ANN)).hasSize(1);
      bench.always(bench.bob);
      pass(bench, node, Duration.ofMinutes(5));
      bench.always(bench.ann);
      pass(bench, node, Duration.ofMinutes(5));
      bench.pagerDuty.faults().always("GET /oncalls", Fault.http(503));
      pass(bench, node, HOUR);
      bench.pagerDuty.faults().clear();
      pass(bench, node, Duration.ofMinutes(2));
      assertThat(bench.direct(ANN)).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void two_nodes_tell_once_and_a_rate_limit_delays(DatabaseKind kind) throws InterruptedException {
    try (var bench = new OnCallBench(kind)) {
      var nodes = List.of(started(bench), bench.node());
      watch(nodes.get(0));
      bench.always(bench.ann);
      bench.slack.faults().next("chat.postMessage", dev.patchbay.sandbox.slack.Fault.http429(1));
      pass(bench, nodes.get(0), HOUR);
      assertThat(bench.direct(ANN)).isEmpty();
      Together.run(nodes.stream().<Runnable>map(node -> node.turns()::run).toList());
      assertThat(bench.direct(ANN)).hasSize(1);
    }
  }

  @Test
  void a_message_whose_answer_was_lost_is_not_sent_again() {
    try (var bench = new OnCallBench(DatabaseKind.H2)) {
      var node = started(bench);
      watch(node);
      bench.always(bench.ann);
      bench.slack.faults().next("chat.postMessage", dev.patchbay.sandbox.slack.Fault.lostAnswer());
      pass(bench, node, HOUR);
      pass(bench, node, HOUR);
      assertThat(bench.direct(ANN)).hasSize(1);
    }
  }
}
