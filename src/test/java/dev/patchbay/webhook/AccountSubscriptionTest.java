package dev.patchbay.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.sandbox.pagerduty.Fault;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.TemporaryKeyset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AccountSubscriptionTest {

  @ParameterizedTest
  @EnumSource
  void it_is_made_once_for_the_account_and_its_secret_is_kept(DatabaseKind kind) {
    try (var bench = new SubscriptionBench(kind)) {
      var node = bench.node();
      assertThat(node.ensure(bench.app)).isEqualTo(Outcome.done(bench.only().id()));
      var made = bench.only();
      assertThat(made.url()).isEqualTo(SubscriptionBench.URL);
      assertThat(made.filterType()).isEqualTo("account");
      assertThat(made.events()).containsAll(SubscribedEvents.CORE);
      assertThat(bench.store().current().orElseThrow().secret().orElseThrow().reveal())
          .isEqualTo(made.secret());
      int requests = bench.account.simulator().requests().size();
      node.ensure(bench.app);
      assertThat(bench.account.simulator().requests()).hasSize(requests);
      bench.later();
      node.ensure(bench.app);
      assertThat(bench.only().id()).isEqualTo(made.id());
      assertThat(bench.account.simulator().violations()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void two_nodes_that_want_it_at_once_make_one(DatabaseKind kind) throws Exception {
    try (var bench = new SubscriptionBench(kind)) {
      var threads = Executors.newFixedThreadPool(4);
      var running = new ArrayList<Future<Outcome<String>>>();
      for (var node : List.of(bench.node(), bench.node(), bench.node(), bench.node())) {
        running.add(threads.submit(() -> node.ensure(bench.app)));
      }
      for (var outcome : running) {
        assertThat(outcome.get()).isEqualTo(Outcome.done(bench.only().id()));
      }
      threads.shutdown();
    }
  }

  @ParameterizedTest
  @EnumSource
  void after_a_lost_database_it_is_found_by_its_url_and_replaced(DatabaseKind kind) {
    try (var bench = new SubscriptionBench(kind)) {
      bench.foreign("PFOREIGN", "https://elsewhere.example/hook");
      bench.node().ensure(bench.app);
      bench.loseDatabase();
      bench.later();
      bench.node().ensure(bench.app);
      assertThat(bench.atPagerDuty()).hasSize(2);
      var ours = bench.atPagerDuty().get(1);
      assertThat(bench.atPagerDuty().get(0).id()).isEqualTo("PFOREIGN");
      assertThat(bench.store().current().orElseThrow().id()).isEqualTo(ours.id());
      assertThat(bench.store().current().orElseThrow().secret().orElseThrow().reveal())
          .isEqualTo(ours.secret());
    }
  }

  @Test
  void one_whose_secret_cannot_be_decrypted_is_replaced() {
    try (var bench = new SubscriptionBench(DatabaseKind.H2)) {
      bench.node().ensure(bench.app);
      String before = bench.only().id();
      bench.later();
      bench.node(SubscriptionBench.URL, TemporaryKeyset.make()).ensure(bench.app);
      assertThat(bench.only().id()).isNotEqualTo(before);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_lost_answer_leaves_no_second_subscription(DatabaseKind kind) {
    try (var bench = new SubscriptionBench(kind)) {
      bench.account.simulator().faults().next("POST /webhook_subscriptions", Fault.lostAnswer());
      var node = bench.node();
      assertThat(refusal(node.ensure(bench.app))).isInstanceOf(Refusal.Unavailable.class);
      String lost = bench.only().id();
      assertThat(node.ensure(bench.app)).isInstanceOf(Outcome.Done.class);
      assertThat(bench.only().id()).isNotEqualTo(lost);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_lost_answer_is_cleaned_up_also_where_nobody_needs_it_any_more(DatabaseKind kind) {
    try (var bench = new SubscriptionBench(kind)) {
      bench.account.simulator().faults().next("POST /webhook_subscriptions", Fault.lostAnswer());
      var node = bench.node();
      node.ensure(bench.app);
      bench.needed = false;
      node.check(bench.app);
      assertThat(bench.atPagerDuty()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_pagerduty_or_somebody_switched_off_is_switched_on(DatabaseKind kind) {
    try (var bench = new SubscriptionBench(kind)) {
      var node = bench.node();
      node.ensure(bench.app);
      var webhooks = bench.account.simulator().webhooks();
      webhooks.disable(bench.only().id());
      bench.later();
      node.check(bench.app);
      assertThat(bench.only().disabledUntil()).isEmpty();
      webhooks.put(bench.only().with("Mine", List.of("incident.triggered"), false));
      bench.later();
      node.check(bench.app);
      assertThat(bench.only().active()).isTrue();
      assertThat(bench.only().events()).containsAll(SubscribedEvents.CORE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_new_public_url_replaces_it_and_both_secrets_are_accepted(DatabaseKind kind) {
    try (var bench = new SubscriptionBench(kind)) {
      bench.node().ensure(bench.app);
      var before = bench.only();
      String moved = "https://moved.example/pagerduty/webhooks";
      bench.node(moved).check(bench.app);
      assertThat(bench.only().url()).isEqualTo(moved);
      assertThat(bench.store().all())
          .extracting(stored -> stored.secret().orElseThrow().reveal())
          .containsExactlyInAnyOrder(before.secret(), bench.only().secret());
      bench.clock.advance(java.time.Duration.ofHours(50));
      bench.node(moved).check(bench.app);
      assertThat(bench.store().all()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void one_deleted_in_pagerduty_is_made_again_but_not_because_a_list_is_short(DatabaseKind kind) {
    try (var bench = new SubscriptionBench(kind)) {
      var node = bench.node();
      node.ensure(bench.app);
      String before = bench.only().id();
      var faults = bench.account.simulator().faults();
      faults.next(
          "GET /webhook_subscriptions",
          Fault.answer(200, "{\"webhook_subscriptions\":[],\"more\":false}"));
      bench.later();
      assertThat(node.ensure(bench.app)).isEqualTo(Outcome.done(before));
      bench.account.simulator().webhooks().remove(before);
      bench.later();
      node.check(bench.app);
      assertThat(bench.only().id()).isNotEqualTo(before);
    }
  }

  @ParameterizedTest
  @EnumSource
  void it_goes_with_the_last_connection_and_not_before(DatabaseKind kind) {
    try (var bench = new SubscriptionBench(kind)) {
      var node = bench.node();
      node.ensure(bench.app);
      assertThat(node.release(bench.app)).isEqualTo(Outcome.done(false));
      assertThat(bench.atPagerDuty()).hasSize(1);
      bench.needed = false;
      var faults = bench.account.simulator().faults();
      faults.next("DELETE /webhook_subscriptions/{id}", Fault.http(500));
      assertThat(refusal(node.release(bench.app))).isInstanceOf(Refusal.Unavailable.class);
      node.check(bench.app);
      assertThat(bench.atPagerDuty()).isEmpty();
      int requests = bench.account.simulator().requests().size();
      node.check(bench.app);
      assertThat(bench.account.simulator().requests()).hasSize(requests);
    }
  }

  private static Refusal refusal(Outcome<?> outcome) {
    return ((Outcome.Refused<?>) outcome).refusal();
  }
}
