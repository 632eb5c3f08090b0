package dev.patchbay.wiring.apply;

import static dev.patchbay.wiring.apply.TokenPushBench.ACME;
import static dev.patchbay.wiring.apply.TokenPushBench.installation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.jobs.Job.Next;
import dev.patchbay.sandbox.pagerduty.Fault;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.wiring.ConnectionGauges;
import dev.patchbay.wiring.ConnectionState;
import dev.patchbay.wiring.Connections;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** PagerDuty does not take the new token, or something else is at the connection. */
class TokenPushRefusalsTest {
  private static final String PUT = "PUT /extensions/{id}";

  @ParameterizedTest
  @EnumSource
  void extension_that_is_gone_is_told_of_once_and_the_others_go_on(DatabaseKind kind) {
    try (var bench = new TokenPushBench(kind)) {
      var gone = bench.connected(ACME, 1, "xoxb-1");
      var there = bench.connected(ACME, 2, "xoxb-1");
      bench.pagerDuty.simulator().account().removeExtension(bench.extension(gone).id());

      bench.save(installation(ACME, "xoxb-2"));
      assertThat(bench.node.run()).isEqualTo(new Next.Finished());
      bench.save(installation(ACME, "xoxb-3"));
      assertThat(bench.node.run()).isEqualTo(new Next.Finished());

      assertThat(bench.state(gone)).isEqualTo(ConnectionState.GONE);
      assertThat(bench.listener.told).containsExactly("GONE Checkout API #ops1");
      assertThat(bench.token(there)).isEqualTo("xoxb-3");
      assertThat(bench.puts()).isEqualTo(3);
    }
  }

  @Test
  void rate_limit_is_waited_for_as_told_and_counts_as_no_attempt() {
    try (var bench = new TokenPushBench(DatabaseKind.H2)) {
      var one = bench.connected(ACME, 1, "xoxb-1");
      var limit = "{\"error\":{\"message\":\"Rate Limit Exceeded\",\"code\":2020}}";
      bench.pagerDuty.simulator().faults().next(PUT, Fault.answer(429, limit));
      bench.save(installation(ACME, "xoxb-2"));

      assertThat(bench.node.run())
          .isEqualTo(new Next.NotBefore(bench.clock.instant().plusSeconds(5)));

      assertThat(bench.connection(one).health().reason()).isEmpty();
      assertThat(bench.state(one)).isEqualTo(ConnectionState.STALE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void vendor_who_is_away_for_one_holds_up_none_and_is_asked_again_ever_later(DatabaseKind kind) {
    try (var bench = new TokenPushBench(kind)) {
      var faulty = bench.connected(ACME, 1, "xoxb-1");
      var fine = bench.connected(ACME, 2, "xoxb-1");
      bench.save(installation(ACME, "xoxb-2"));
      bench.pagerDuty.simulator().faults().next(PUT, Fault.http(500));

      assertThat(bench.node.run())
          .isEqualTo(new Next.NotBefore(bench.clock.instant().plusSeconds(1)));
      assertThat(bench.state(faulty)).isEqualTo(ConnectionState.STALE);
      assertThat(bench.connection(faulty).health().reason()).contains("PagerDuty");
      assertThat(bench.node.run()).isEqualTo(new Next.Again(Duration.ofSeconds(2)));
      assertThat(bench.token(fine)).isEqualTo("xoxb-2");

      bench.pagerDuty.simulator().faults().always(PUT, Fault.http(503));
      var waited = Duration.ZERO;
      for (int attempt = 0; attempt < 10; attempt++) {
        bench.clock.advance(Duration.ofMinutes(10));
        bench.node.run();
        waited = ((Next.Again) bench.node.run()).delay();
      }
      assertThat(waited).isEqualTo(Duration.ofMinutes(10));
      bench.pagerDuty.simulator().faults().clear();
      bench.clock.advance(waited);
      assertThat(bench.node.run()).isEqualTo(new Next.Finished());
      assertThat(bench.token(faulty)).isEqualTo("xoxb-2");
    }
  }

  @ParameterizedTest
  @EnumSource
  void missing_scope_keeps_the_mark_with_its_reason_and_is_tried_rarely(DatabaseKind kind) {
    try (var bench = new TokenPushBench(kind)) {
      var one = bench.connected(ACME, 1, "xoxb-1");
      bench.grant("extensions.read", "extension_schemas.read");
      bench.save(installation(ACME, "xoxb-2"));

      assertThat(bench.node.run()).isEqualTo(new Next.Again(Duration.ofHours(1)));
      assertThat(bench.state(one)).isEqualTo(ConnectionState.REFUSED);
      assertThat(bench.connection(one).health().reason())
          .isEqualTo("Patchbay's PagerDuty token is missing the scope extensions.write");
      bench.node.repush.check();
      assertThat(bench.node.run()).isEqualTo(new Next.Again(Duration.ofHours(1)));
      assertThat(bench.puts()).isEqualTo(1);

      bench.grant();
      bench.node.repush.checkAtStart();
      assertThat(bench.node.run()).isEqualTo(new Next.Finished());
      assertThat(bench.token(one)).isEqualTo("xoxb-2");
      assertThat(bench.connection(one).health().reason()).isEmpty();
    }
  }

  @Test
  void app_token_that_cannot_be_had_is_named_and_nothing_is_written() {
    try (var bench = new TokenPushBench(DatabaseKind.H2)) {
      var one = bench.connected(ACME, 1, "xoxb-1");
      bench.appToken = () -> Outcome.refused(new Refusal.NotConfigured("PAGERDUTY_CLIENT_ID"));
      bench.save(installation(ACME, "xoxb-2"));

      bench.node.run();

      assertThat(bench.connection(one).health().reason())
          .isEqualTo("PAGERDUTY_CLIENT_ID is not set");
      assertThat(bench.pagerDuty.simulator().requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void connection_that_somebody_changes_now_waits_and_one_taken_down_is_forgotten(
      DatabaseKind kind) {
    try (var bench = new TokenPushBench(kind)) {
      var busy = bench.connected(ACME, 1, "xoxb-1");
      var free = bench.connected(ACME, 2, "xoxb-1");
      var lease =
          bench
              .node
              .leases
              .tryAcquire("wiring:T1/C1/us.acme/PCHECK1", "request 1", Duration.ofMinutes(1))
              .orElseThrow();
      bench.save(installation(ACME, "xoxb-2"));

      assertThat(bench.node.run()).isEqualTo(new Next.Again(Duration.ofSeconds(2)));
      assertThat(bench.token(busy)).isEqualTo("xoxb-1");
      assertThat(bench.token(free)).isEqualTo("xoxb-2");

      new Connections(bench.node.database.transactions()).remove(busy);
      lease.close();
      bench.clock.advance(Duration.ofSeconds(2));
      assertThat(bench.node.run()).isEqualTo(new Next.Finished());
      assertThat(bench.puts()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void states_are_counted_in_one_look(DatabaseKind kind) {
    try (var bench = new TokenPushBench(kind)) {
      var registry = new SimpleMeterRegistry();
      ConnectionGauges.bind(registry, bench.node.connections, bench.clock);
      bench.connected(ACME, 1, "xoxb-1");
      bench.connected(ACME, 2, "xoxb-1");
      bench.connected(TokenPushBench.OTHER, 3, "xoxb-other");
      assertThat(count(registry, "working")).isEqualTo(3);

      bench.save(installation(ACME, "xoxb-2"));
      assertThat(count(registry, "stale")).as("still the look before").isZero();
      bench.clock.advance(Duration.ofSeconds(5));

      assertThat(count(registry, "stale")).isEqualTo(2);
      assertThat(count(registry, "working")).isEqualTo(1);
      assertThat(count(registry, "gone")).isZero();
    }
  }

  private static double count(SimpleMeterRegistry registry, String state) {
    return registry
        .get("patchbay.connections")
        .tag("state", state)
        .tag("delivery", "extension")
        .gauge()
        .value();
  }
}
