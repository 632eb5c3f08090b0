package dev.patchbay.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.sandbox.pagerduty.Fault;
import dev.patchbay.support.DatabaseKind;
import org.junit.jupiter.api.Test;

/** What PagerDuty may say to a subscription. */
final class SubscriptionRefusalsTest {

  @Test
  void with_ten_of_others_the_limit_is_named() {
    try (var bench = new SubscriptionBench(DatabaseKind.H2)) {
      for (int i = 0; i < 10; i++) {
        bench.foreign("PF" + i, "https://elsewhere.example/" + i);
      }
      assertThat(refusal(bench.node().ensure(bench.app)).toString())
          .contains("10 webhook subscriptions", "Delete one");
      assertThat(bench.atPagerDuty()).hasSize(10);
    }
  }

  @Test
  void with_nine_of_others_and_a_lost_one_of_ours_there_is_room() {
    try (var bench = new SubscriptionBench(DatabaseKind.H2)) {
      for (int i = 0; i < 9; i++) {
        bench.foreign("PF" + i, "https://elsewhere.example/" + i);
      }
      bench.foreign("PLOST", SubscriptionBench.URL);
      assertThat(bench.node().ensure(bench.app)).isInstanceOf(Outcome.Done.class);
      assertThat(bench.atPagerDuty()).hasSize(10).noneMatch(one -> one.id().equals("PLOST"));
    }
  }

  @Test
  void a_missing_scope_is_named_and_a_missing_ability_too() {
    try (var bench = new SubscriptionBench(DatabaseKind.H2)) {
      var reader = bench.account.app("webhook_subscriptions.read");
      assertThat(refusal(bench.node().ensure(reader)))
          .isEqualTo(
              new Refusal.MissingScope(
                  Refusal.Vendor.PAGERDUTY, Refusal.TokenOwner.APP, "webhook_subscriptions.write"));
      bench
          .account
          .simulator()
          .faults()
          .next(
              "POST /webhook_subscriptions",
              Fault.answer(
                  402,
                  "{\"error\":{\"message\":\"Account does not have the ability 'webhooks'\"}}"));
      assertThat(refusal(bench.node().ensure(bench.app)))
          .isEqualTo(new Refusal.MissingAbility("webhooks"));
      assertThat(bench.atPagerDuty()).isEmpty();
    }
  }

  @Test
  void whether_it_delivers_is_asked_each_time_and_nothing_is_changed() {
    try (var bench = new SubscriptionBench(DatabaseKind.H2)) {
      var node = bench.node();
      assertThat(node.delivers(bench.app)).isEqualTo(Outcome.done(false));
      var id = ((Outcome.Done<String>) node.ensure(bench.app)).value();
      assertThat(node.delivers(bench.app)).isEqualTo(Outcome.done(true));
      bench.account.simulator().faults().next("GET /webhook_subscriptions/{id}", Fault.http(403));
      assertThat(refusal(node.delivers(bench.app))).isInstanceOf(Refusal.AccessDenied.class);
      bench.account.client().webhookSubscriptions().delete(bench.app, id);
      assertThat(node.delivers(bench.app)).isEqualTo(Outcome.done(false));
      assertThat(bench.atPagerDuty()).isEmpty();
    }
  }

  @Test
  void an_account_that_does_not_know_a_later_type_gets_the_others() {
    try (var bench = new SubscriptionBench(DatabaseKind.H2)) {
      bench.account.simulator().webhooks().withoutEventType("incident.role.assigned");
      bench.node().ensure(bench.app);
      assertThat(bench.only().events()).hasSameElementsAs(SubscribedEvents.CORE);
    }
  }

  @Test
  void a_rejection_that_names_nothing_is_tried_with_the_types_that_all_have() {
    try (var bench = new SubscriptionBench(DatabaseKind.H2)) {
      var vague = "{\"error\":{\"message\":\"Invalid Input Provided\",\"code\":2001}}";
      var faults = bench.account.simulator().faults();
      faults.next("POST /webhook_subscriptions", Fault.answer(400, vague));
      bench.node().ensure(bench.app);
      assertThat(bench.only().events()).hasSameElementsAs(SubscribedEvents.CORE);
    }
  }

  private static Refusal refusal(Outcome<?> outcome) {
    return ((Outcome.Refused<?>) outcome).refusal();
  }
}
