package dev.patchbay.wiring.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Outcome;
import dev.patchbay.sandbox.pagerduty.Fault;
import dev.patchbay.sandbox.pagerduty.account.SeenRequest;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.wiring.apply.run.ApplyResult;
import dev.patchbay.wiring.apply.run.RowResult;
import dev.patchbay.wiring.file.YamlExport;
import dev.patchbay.wiring.plan.CurrentWiring;
import dev.patchbay.wiring.plan.WantedWiring;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Wiring files against a simulated PagerDuty that redacts, adds keys and counts. */
class ApplyRunTest {
  private static final int ALL = 103;
  private static final String PUT = "PUT /extensions/{id}";
  private static final String POST = "POST /extensions";

  @ParameterizedTest
  @EnumSource
  void a_file_of_103_is_applied_once_and_a_second_plan_is_empty(DatabaseKind kind) {
    var settings = DatabaseFixture.settings(kind);
    var file = WholeBench.file(ALL);
    try (var outside = new WholeBench.Outside(ALL)) {
      try (var node = new WholeBench(outside, settings)) {
        assertThat(node.actions(file)).containsExactly("create");
        assertThat(node.apply(file)).isEqualTo(new ApplyResult.Finished(ALL, 0));
        assertThat(outside.writes()).hasSize(ALL).containsOnly(POST);
        assertThat(node.apply(file)).isEqualTo(new ApplyResult.Finished(0, 0));
      }
      try (var restarted = new WholeBench(outside, settings)) {
        outside.pagerDuty.simulator().clearLog();
        var plan = restarted.plan(file);
        assertThat(plan.changes()).isEmpty();
        assertThat(plan.unchanged()).isEqualTo(ALL);
        assertThat(outside.pagerDuty.simulator().requests())
            .extracting(SeenRequest::operation)
            .containsExactly("GET /extensions", "GET /extensions");
      }
      assertThat(outside.pagerDuty.simulator().violations()).isEmpty();
    }
  }

  /** Two of the nodes share the database; the first stops in the middle, as a deploy does. */
  @ParameterizedTest
  @EnumSource
  void a_new_bot_token_is_pushed_once_to_each_whatever_stops_in_between(DatabaseKind kind)
      throws Exception {
    var settings = DatabaseFixture.settings(kind);
    var file = WholeBench.file(ALL);
    try (var outside = new WholeBench.Outside(ALL)) {
      try (var node = new WholeBench(outside, settings)) {
        node.apply(file);
        outside.token = "xoxb-2";
        assertThat(node.plan(file).changes()).hasSize(ALL);
        assertThat(node.actions(file)).containsExactly("push-token");
        var forty = new CountDownLatch(40);
        var running =
            CompletableFuture.runAsync(
                () ->
                    node.wiring.apply(
                        file,
                        false,
                        "file",
                        row -> {
                          forty.countDown();
                          if (forty.getCount() == 0) {
                            throw new IllegalStateException("the caller goes away");
                          }
                        }));
        assertThat(forty.await(60, TimeUnit.SECONDS)).isTrue();
        running.exceptionally(gone -> null).get(60, TimeUnit.SECONDS);
      }
      try (var next = new WholeBench(outside, settings)) {
        assertThat(next.apply(file)).isInstanceOf(ApplyResult.Finished.class);
        assertThat(next.plan(file).changes()).isEmpty();
      }
      assertThat(outside.writes()).filteredOn(PUT::equals).hasSize(ALL);
      assertThat(outside.pagerDuty.simulator().account().stored())
          .allMatch(one -> one.botToken().filter("xoxb-2"::equals).isPresent());
    }
  }

  @ParameterizedTest
  @EnumSource
  void one_bad_channel_does_not_stop_the_others(DatabaseKind kind) {
    try (var outside = new WholeBench.Outside(ALL);
        var node = new WholeBench(outside, DatabaseFixture.settings(kind))) {
      outside.archive(7);
      var failed = Collections.synchronizedList(new ArrayList<RowResult>());
      var result =
          node.wiring.apply(WholeBench.file(ALL), false, "api:ci", row -> ifFailed(row, failed));

      assertThat(result).isEqualTo(new ApplyResult.Finished(102, 1));
      assertThat(failed).hasSize(1);
      assertThat(failed.get(0).channel()).isEqualTo("channel-7");
      assertThat(failed.get(0).action()).isEqualTo("fail");
      assertThat(failed.get(0).error()).contains("archived");
      assertThat(failed.get(0).of()).isEqualTo(ALL);
    }
  }

  @Test
  void a_row_that_pagerduty_refuses_fails_and_one_that_it_does_not_answer_is_tried_again() {
    try (var outside = new WholeBench.Outside(5);
        var node = new WholeBench(outside, DatabaseFixture.settings(DatabaseKind.H2))) {
      outside.pagerDuty.simulator().faults().next(POST, Fault.http(400));
      outside.pagerDuty.simulator().faults().next(POST, Fault.http(503));

      assertThat(node.apply(WholeBench.file(3))).isEqualTo(new ApplyResult.Finished(2, 1));
      assertThat(outside.pagerDuty.simulator().account().stored()).hasSize(2);
    }
  }

  @Test
  void the_same_file_joins_and_another_is_told_whose_run_it_is() throws Exception {
    try (var outside = new WholeBench.Outside(10);
        var node = new WholeBench(outside, DatabaseFixture.settings(DatabaseKind.H2))) {
      outside.pagerDuty.simulator().faults().alwaysAfter(POST, 2, Fault.hang());
      var first = CompletableFuture.supplyAsync(() -> node.apply(WholeBench.file(10)));
      Awaitility.await().until(() -> outside.writes().size() >= 2);

      var other = node.wiring.apply(WholeBench.file(9), false, "api:other", row -> {});
      assertThat(other)
          .isInstanceOfSatisfying(
              ApplyResult.Busy.class, busy -> assertThat(busy.whose()).isEqualTo("api:ci"));
      var second = CompletableFuture.supplyAsync(() -> node.apply(WholeBench.file(10)));
      assertThat(outside.pagerDuty.simulator().requests())
          .extracting(SeenRequest::operation)
          .filteredOn("GET /extensions"::equals)
          .as("who joins, and who may not, asks PagerDuty nothing")
          .hasSize(1);
      outside.pagerDuty.simulator().faults().release();
      outside.pagerDuty.simulator().faults().clear();

      assertThat(first.get(90, TimeUnit.SECONDS)).isEqualTo(new ApplyResult.Finished(10, 0));
      assertThat(second.get(90, TimeUnit.SECONDS)).isInstanceOf(ApplyResult.Finished.class);
      assertThat(outside.pagerDuty.simulator().account().stored()).hasSize(10);
    }
  }

  /** Nobody can read whose token an extension holds: it is written once, and known from then on. */
  @Test
  void what_was_exported_is_adopted_with_one_write_each_by_an_empty_database() {
    try (var outside = new WholeBench.Outside(20)) {
      String yaml;
      try (var node = new WholeBench(outside, DatabaseFixture.settings(DatabaseKind.H2))) {
        node.apply(WholeBench.file(20));
        var there = node.wiring.exportable();
        yaml = YamlExport.of(((Outcome.Done<CurrentWiring>) there).value());
        assertThat(node.plan(WholeBench.read(yaml)).changes()).isEmpty();
      }
      outside.pagerDuty.simulator().clearLog();
      try (var empty = new WholeBench(outside, DatabaseFixture.settings(DatabaseKind.H2))) {
        assertThat(empty.actions(WholeBench.read(yaml))).containsExactly("adopt");
        assertThat(empty.apply(WholeBench.read(yaml))).isEqualTo(new ApplyResult.Finished(20, 0));
        assertThat(outside.writes()).hasSize(20).containsOnly(PUT);
        assertThat(empty.plan(WholeBench.read(yaml)).changes()).isEmpty();
      }
    }
  }

  @Test
  void what_is_not_in_the_file_goes_with_prune_only() {
    try (var outside = new WholeBench.Outside(3);
        var node = new WholeBench(outside, DatabaseFixture.settings(DatabaseKind.H2))) {
      node.apply(WholeBench.file(3));
      WantedWiring two = WholeBench.file(2);
      assertThat(node.apply(two)).isEqualTo(new ApplyResult.Finished(0, 0));
      assertThat(node.plan(two).unmanaged()).hasSize(1);

      assertThat(node.wiring.apply(two, true, "file", row -> {}))
          .isEqualTo(new ApplyResult.Finished(1, 0));
      assertThat(outside.pagerDuty.simulator().account().stored()).hasSize(2);
      assertThat(node.connections.find(WholeBench.key(2))).isEmpty();
    }
  }

  @Test
  void a_rehearsal_shows_the_calls_without_a_token_and_writes_nothing() {
    try (var outside = new WholeBench.Outside(2);
        var node = new WholeBench(outside, DatabaseFixture.settings(DatabaseKind.H2))) {
      var rows = new ArrayList<RowResult>();
      assertThat(node.wiring.rehearse(WholeBench.file(2), false, rows::add))
          .isEqualTo(new ApplyResult.Finished(2, 0));

      assertThat(rows.get(0).calls())
          .singleElement()
          .satisfies(
              call -> {
                assertThat(call.method() + " " + call.path()).isEqualTo(POST);
                assertThat(call.body().toString())
                    .contains("bot_access_token_v2=(secret)", "channel_id=C0")
                    .doesNotContain("xoxb");
              });
      assertThat(outside.writes()).isEmpty();
    }
  }

  private static void ifFailed(RowResult row, List<RowResult> failed) {
    if (!row.ok()) {
      failed.add(row);
    }
  }
}
