package dev.patchbay.wiring.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.core.Outcome;
import dev.patchbay.jobs.Job.Next;
import dev.patchbay.sandbox.pagerduty.Fault;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.sandbox.pagerduty.account.StoredExtension;
import dev.patchbay.support.Audited;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.plan.FoundExtension;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever happens in between, a channel has one extension at a service, and we know it. */
class ConnectOnceTest {
  private static final String NAME = "Checkout API - #ops in Acme";

  @Test
  void extension_of_somebody_elses_is_adopted_and_given_our_token() {
    try (var bench = new WiringBench(DatabaseKind.H2)) {
      var elsewhere = bench.pagerDuty.simulator().account();
      elsewhere.addExtension("Other channel", "PCHECK1", config("C2"));
      var theirs = elsewhere.addExtension("Old hand", "PCHECK1", config("C1"));
      elsewhere.addExtension("A double", "PCHECK1", config("C1"));

      bench.connected(1, Options.defaults());

      assertThat(bench.listener.told)
          .containsExactly("ADOPTED Checkout API #ops", "DOUBLED [A double]");
      assertThat(bench.pagerDuty.writes())
          .containsExactly("PUT /extensions/{id}", "POST /extensions/{id}/enable");
      var adopted = elsewhere.stored(theirs).orElseThrow();
      assertThat(adopted.name()).isEqualTo(NAME);
      assertThat(adopted.config().path("bot_access_token_v2").asText()).isEqualTo("xoxb-1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void others_are_removed_if_the_person_wants_it_and_nothing_else(DatabaseKind kind) {
    try (var bench = new WiringBench(kind)) {
      var elsewhere = bench.pagerDuty.simulator().account();
      bench.connected(1, Options.defaults());
      var ours = bench.extensions();
      var there = elsewhere.addExtension("Other channel", "PCHECK1", config("C2"));
      var moving = elsewhere.addExtension("Moving", "PCHECK1", config("C1"));
      var first = elsewhere.addExtension("A double", "PCHECK1", config("C1"));
      var second = elsewhere.addExtension("One more", "PCHECK1", config("C1"));
      var unseen = elsewhere.addExtension("Unseen", "PCHECK1", config("C1"));
      elsewhere.changeConfig(
          moving, config -> config.withObject("/incoming_webhook").put("channel_id", "C2"));

      var shown = List.of(first, moving, "PGONE", second);
      bench.disconnect.submitOthers(WiringBench.ANN, WiringBench.KEY, shown);
      assertThat(bench.runOthers(2)).isEqualTo(new Next.Finished());

      assertThat(bench.extensions())
          .extracting(StoredExtension::id)
          .containsExactlyInAnyOrder(ours.get(0).id(), there, moving, unseen);
      assertThat(bench.listener.told).last().isEqualTo("OTHERS REMOVED [A double, One more]");
      var removal = bench.listener.removals.get(0);
      assertThat(removal.gone()).containsExactly("PGONE");
      assertThat(removal.kept()).extracting(FoundExtension::id).containsExactly(moving);
      assertThat(removal.left().foreign()).extracting(FoundExtension::id).containsExactly(unseen);
      assertThat(bench.connections.inWorkspace(WiringBench.TEAM)).hasSize(1);
      assertThat(Audited.words(bench.database)).last().asString().contains("other_extensions=");

      bench.disconnect.submitOthers(WiringBench.ANN, WiringBench.KEY, List.of());
      bench.runOthers(3);
      assertThat(bench.extensions()).hasSize(4);
      assertThat(bench.listener.told).last().isEqualTo("OTHERS REMOVED []");
    }
  }

  @Test
  void each_removed_extension_is_audited_once_though_pagerduty_went_away_in_the_middle() {
    try (var bench = new WiringBench(DatabaseKind.H2)) {
      var there = bench.pagerDuty.simulator().account();
      bench.connected(1, Options.defaults());
      var first = there.addExtension("A double", "PCHECK1", config("C1"));
      var second = there.addExtension("One more", "PCHECK1", config("C1"));
      var faults = bench.pagerDuty.simulator().faults();
      faults.next("DELETE /extensions/{id}", Fault.lostAnswer());
      faults.next("DELETE /extensions/{id}", Fault.http(503));

      bench.disconnect.submitOthers(WiringBench.ANN, WiringBench.KEY, List.of(first, second));
      assertThat(bench.runOthers(2)).isInstanceOf(Next.NotBefore.class);
      assertThat(bench.runOthers(2)).isEqualTo(new Next.Finished());

      assertThat(bench.extensions()).hasSize(1);
      var removal = bench.listener.removals.get(0);
      assertThat(removal.removedBefore()).containsExactly(first);
      assertThat(removal.gone()).isEmpty();
      assertThat(Audited.words(bench.database))
          .filteredOn(entry -> entry.contains("take-down"))
          .satisfiesExactly(
              entry -> assertThat(entry).contains("done", "other_extensions=" + first + "→null"),
              entry -> assertThat(entry).contains("done", "other_extensions=" + second + "→null"));
    }
  }

  @Test
  void others_stay_where_the_person_may_not_remove_them_and_that_is_said() {
    try (var bench = new WiringBench(DatabaseKind.H2)) {
      bench.connected(1, Options.defaults());
      var account = bench.pagerDuty.simulator().account();
      var other = account.addExtension("A double", "PCHECK1", config("C1"));
      bench.rights = Outcome.done(bench.credential(Role.OBSERVER));

      bench.disconnect.submitOthers(WiringBench.ANN, WiringBench.KEY, List.of(other));
      bench.runOthers(2);

      assertThat(bench.extensions()).hasSize(2);
      assertThat(bench.listener.told)
          .last()
          .isEqualTo("REFUSED remove the other extensions of AccessDenied");
    }
  }

  @ParameterizedTest
  @EnumSource
  void death_between_making_and_storing_is_healed_by_the_next_run(DatabaseKind kind) {
    try (var bench = new WiringBench(kind)) {
      bench.ask(Options.defaults());
      bench.dieBeforeSaving = true;

      assertThatThrownBy(() -> bench.run(1)).hasMessage("died");
      assertThat(bench.connections.inWorkspace(WiringBench.TEAM)).isEmpty();
      assertThat(bench.run(1)).isEqualTo(new Next.Finished());

      assertThat(bench.extensions()).hasSize(1);
      assertThat(bench.connections.inWorkspace(WiringBench.TEAM)).hasSize(1);
      assertThat(bench.listener.told).containsExactly("CREATED Checkout API #ops");
      assertThat(bench.run(1)).isEqualTo(new Next.Finished());
      assertThat(bench.listener.told).hasSize(1);
    }
  }

  @Test
  void lost_answer_leaves_one_extension_that_is_known() {
    try (var bench = new WiringBench(DatabaseKind.H2)) {
      bench.pagerDuty.simulator().faults().next("POST /extensions", Fault.lostAnswer());
      bench.ask(Options.defaults());

      assertThat(bench.run(1)).isInstanceOf(Next.NotBefore.class);
      assertThat(bench.run(1)).isEqualTo(new Next.Finished());

      assertThat(bench.extensions()).hasSize(1);
      assertThat(bench.unansweredPosts()).isZero();
      assertThat(bench.listener.told)
          .containsExactly("DELAYED connect Unavailable", "CREATED Checkout API #ops");
    }
  }

  @Test
  void extension_that_pagerduty_makes_late_is_not_doubled() {
    try (var bench = new WiringBench(DatabaseKind.H2)) {
      bench.pagerDuty.simulator().faults().next("POST /extensions", Fault.dropped());
      bench.ask(Options.defaults());

      assertThat(bench.run(1)).isInstanceOf(Next.NotBefore.class);
      bench.clock.advance(Duration.ofSeconds(10));
      assertThat(bench.run(1)).isInstanceOf(Next.NotBefore.class);
      assertThat(bench.extensions()).isEmpty();

      var late = config("C1");
      late.put("bot_user_id", "UBOT");
      bench.pagerDuty.simulator().account().addExtension(NAME, "PCHECK1", late);
      bench.clock.advance(Duration.ofSeconds(2));
      assertThat(bench.run(1)).isEqualTo(new Next.Finished());

      assertThat(bench.extensions()).hasSize(1);
      assertThat(bench.listener.told).last().isEqualTo("CREATED Checkout API #ops");
    }
  }

  @Test
  void extension_that_pagerduty_makes_even_later_is_deleted_again() {
    try (var bench = new WiringBench(DatabaseKind.H2)) {
      var faults = bench.pagerDuty.simulator().faults();
      faults.next("POST /extensions", Fault.dropped());
      bench.ask(Options.defaults());
      assertThat(bench.run(1)).isInstanceOf(Next.NotBefore.class);

      bench.clock.advance(Duration.ofSeconds(31));
      faults.next("POST /extensions", Fault.hang());
      var second = CompletableFuture.supplyAsync(() -> bench.run(1));
      await().until(() -> faults.hanging() == 1);
      var late = config("C1");
      late.put("bot_user_id", "UBOT");
      var account = bench.pagerDuty.simulator().account();
      var twin = account.addExtension(NAME, "PCHECK1", late);
      faults.release();

      assertThat(second.join()).isEqualTo(new Next.Finished());
      assertThat(bench.extensions())
          .singleElement()
          .satisfies(kept -> assertThat(kept.id()).isNotEqualTo(twin));
    }
  }

  @ParameterizedTest
  @EnumSource
  void another_node_knows_of_a_post_that_has_no_answer(DatabaseKind kind) {
    try (var bench = new WiringBench(kind)) {
      bench.pagerDuty.simulator().faults().next("POST /extensions", Fault.dropped());
      bench.ask(Options.defaults());
      assertThat(bench.run(1)).isInstanceOf(Next.NotBefore.class);

      var other = bench.anotherNode().job().work();
      bench.clock.advance(Duration.ofSeconds(10));
      assertThat(other.run("1")).isInstanceOf(Next.NotBefore.class);
      assertThat(bench.extensions()).isEmpty();
      assertThat(bench.unansweredPosts()).isEqualTo(1);

      bench.clock.advance(Duration.ofSeconds(20));
      assertThat(other.run("1")).isEqualTo(new Next.Finished());
      assertThat(bench.extensions()).hasSize(1);
      assertThat(bench.unansweredPosts()).isZero();
    }
  }

  private static ObjectNode config(String channel) {
    var config = JsonNodeFactory.instance.objectNode();
    config.putObject("incoming_webhook").put("channel_id", channel);
    return config;
  }
}
