package dev.patchbay.wiring.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.audit.AuditFilter;
import dev.patchbay.audit.AuditReader;
import dev.patchbay.secret.Secret;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionState;
import dev.patchbay.wiring.Delivery;
import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.apply.run.ApplyResult;
import dev.patchbay.wiring.apply.run.RowResult;
import dev.patchbay.wiring.apply.token.StaleTokens;
import dev.patchbay.wiring.file.YamlRow;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Single rows of an apply: both deliveries, and what is left of one that failed. */
class ApplyRowsTest {
  private static final String WEBHOOK = "version: 1\ndefaults: {delivery: webhook}\nconnections:\n";
  private static final String FIRST = "  - {service: Service 0, channel: C0}\n";
  private static final String SECOND =
      "  - {service: Service 1, channel: C1, thread: on, priority: [P1]}\n";

  @Test
  void a_priority_that_pagerduty_does_not_have_is_warned_of() {
    var row = "  - {service: Service 0, channel: C0, priority: [p1, P9]}\n";
    try (var outside = new WholeBench.Outside(2)) {
      outside.app =
          outside.pagerDuty.app(
              "services.read", "extension_schemas.read", "extensions.read", "priorities.read");
      try (var node = new WholeBench(outside, DatabaseFixture.settings(DatabaseKind.H2))) {
        assertThat(node.plan(WholeBench.read(WEBHOOK + row + SECOND)).warnings())
            .filteredOn(warning -> warning.contains("priority"))
            .singleElement()
            .asString()
            .startsWith("Service 0 in #")
            .contains("PagerDuty has no priority P9. It has P1, P2");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void rows_with_delivery_webhook_subscribe_first_and_the_last_one_ends_it(DatabaseKind kind) {
    try (var outside = new WholeBench.Outside(2);
        var node = new WholeBench(outside, DatabaseFixture.settings(kind))) {
      var both = WholeBench.read(WEBHOOK + FIRST + SECOND);
      assertThat(node.apply(both)).isEqualTo(new ApplyResult.Finished(2, 0));
      assertThat(node.subscriptions.asked).containsOnly("ensure");
      assertThat(node.connections.find(WholeBench.key(1)).orElseThrow().delivery().kind())
          .isEqualTo(DeliveryKind.WEBHOOK);
      assertThat(outside.writes()).isEmpty();
      assertThat(node.plan(both).changes()).isEmpty();

      node.subscriptions.asked.clear();
      node.wiring.apply(WholeBench.read(WEBHOOK + FIRST), true, "file", row -> {});
      assertThat(node.subscriptions.asked).containsExactly("release");
      assertThat(node.connections.find(WholeBench.key(1))).isEmpty();
      node.apply(WholeBench.file(1));
      assertThat(node.subscriptions.asked).containsExactly("release", "release");
      assertThat(outside.pagerDuty.simulator().account().stored()).hasSize(1);
    }
  }

  @Test
  void an_archived_channel_is_left_alone_until_it_is_unarchived() {
    try (var outside = new WholeBench.Outside(2);
        var node = new WholeBench(outside, DatabaseFixture.settings(DatabaseKind.H2))) {
      node.apply(WholeBench.read(WEBHOOK + FIRST + SECOND));
      outside.archive(1);
      assertThat(node.actions(WholeBench.read(WEBHOOK + FIRST + SECOND))).containsExactly("fail");
      assertThat(node.plan(WholeBench.read(WEBHOOK + FIRST + SECOND)).unmanaged())
          .as("the file names it")
          .isEmpty();
      node.reconcileNow(Reconcile.Policy.REPORT);
      assertThat(state(node, 0)).isEqualTo(ConnectionState.WORKING);
      assertThat(state(node, 1)).isEqualTo(ConnectionState.SUSPENDED);
      node.reconcileNow(Reconcile.Policy.REPORT);
      assertThat(node.listener.told).isEmpty();

      outside.unarchive(1);
      node.reconcileNow(Reconcile.Policy.REPORT);
      assertThat(state(node, 1)).isEqualTo(ConnectionState.WORKING);
      assertThat(node.listener.told).containsExactly("REVIVED C1");
    }
  }

  @Test
  void a_token_that_its_own_job_pushed_since_the_plan_is_not_written_again() {
    try (var outside = new WholeBench.Outside(3);
        var node = new WholeBench(outside, DatabaseFixture.settings(DatabaseKind.H2))) {
      var file = WholeBench.file(3);
      node.apply(file);
      outside.token = "xoxb-2";
      new StaleTokens(
              node.database.transactions(),
              node.jobs,
              outside.keyset.fingerprint(),
              Clock.systemUTC())
          .check(team -> Optional.of(WiringBench.installation("xoxb-2")));
      assertThat(state(node, 2)).isEqualTo(ConnectionState.STALE);
      var result = node.wiring.apply(file, false, "file", row -> pushedByTheJob(node, 2));

      assertThat(result).isEqualTo(new ApplyResult.Finished(3, 0));
      assertThat(outside.writes()).filteredOn("PUT /extensions/{id}"::equals).hasSize(2);
      assertThat(node.plan(file).changes()).isEmpty();
    }
  }

  private static void pushedByTheJob(WholeBench node, int connection) {
    var was = node.connections.find(WholeBench.key(connection)).orElseThrow();
    var print = node.outside.keyset.fingerprint().of(Secret.of("xoxb-2"));
    node.connections.save(
        new Connection(
            was.key(),
            was.channelName(),
            was.serviceName(),
            was.options(),
            new Delivery.Extension(was.extension().orElseThrow().id(), print),
            was.connectedBy(),
            was.changedAt()));
  }

  private static ConnectionState state(WholeBench node, int connection) {
    return node.connections.find(WholeBench.key(connection)).orElseThrow().health().state();
  }

  @Test
  void what_failed_can_be_fed_back_and_is_audited_with_pagerdutys_request() {
    try (var outside = new WholeBench.Outside(4)) {
      outside.archive(2);
      outside.app =
          outside.pagerDuty.app("services.read", "extension_schemas.read", "extensions.read");
      var failed = new ArrayList<RowResult>();
      try (var node = new WholeBench(outside, DatabaseFixture.settings(DatabaseKind.H2))) {
        node.wiring.apply(WholeBench.file(4), false, "file", failed::add);
        assertThat(failed).hasSize(4).noneMatch(RowResult::ok);
        assertThat(refusedRequests(node)).hasSize(3).doesNotContainNull().doesNotHaveDuplicates();
      }
      outside.app = outside.pagerDuty.wholeApp();
      outside.unarchive(2);
      try (var node = new WholeBench(outside, DatabaseFixture.settings(DatabaseKind.H2))) {
        var again = WholeBench.read("version: 1\nconnections:\n" + rows(failed));
        assertThat(again.problems()).isEmpty();
        assertThat(node.apply(again)).isEqualTo(new ApplyResult.Finished(4, 0));
        assertThat(node.plan(WholeBench.file(4)).changes()).isEmpty();
      }
    }
  }

  private static String rows(List<RowResult> failed) {
    return failed.stream()
        .map(row -> row.retry().orElseThrow())
        .map(one -> YamlRow.of(one.service(), one.channel(), one.workspace(), one.settings()))
        .map(row -> "  - " + row + "\n")
        .collect(Collectors.joining());
  }

  private static List<Object> refusedRequests(WholeBench node) {
    return new AuditReader(node.database.transactions(), () -> {})
        .unlinked(AuditFilter.ALL).stream()
            .map(row -> row.fields())
            .filter(fields -> "refused".equals(fields.get("result")))
            .map(fields -> fields.get("vendor_request"))
            .toList();
  }
}
