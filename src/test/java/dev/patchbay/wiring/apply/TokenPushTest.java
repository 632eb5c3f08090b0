package dev.patchbay.wiring.apply;

import static dev.patchbay.wiring.apply.TokenPushBench.ACME;
import static dev.patchbay.wiring.apply.TokenPushBench.OTHER;
import static dev.patchbay.wiring.apply.TokenPushBench.installation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.jobs.Job.Next;
import dev.patchbay.sandbox.pagerduty.Fault;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.ConnectionState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A new bot token, from the installation to the extensions that hold it. */
class TokenPushTest {

  @ParameterizedTest
  @EnumSource
  void new_token_goes_to_every_extension_of_its_workspace_and_to_no_other(DatabaseKind kind) {
    try (var bench = new TokenPushBench(kind)) {
      var one = bench.connected(ACME, 1, "xoxb-1");
      var two = bench.connected(ACME, 2, "xoxb-1");
      var other = bench.connected(OTHER, 3, "xoxb-other");
      bench.save(installation(ACME, "xoxb-1"));
      assertThat(bench.queued()).isFalse();

      bench.save(installation(ACME, "xoxb-2"));

      assertThat(bench.state(one)).isEqualTo(ConnectionState.STALE);
      assertThat(bench.state(other)).isEqualTo(ConnectionState.WORKING);
      assertThat(bench.queued()).isTrue();
      assertThat(bench.node.run()).isEqualTo(new Next.Finished());
      assertThat(List.of(bench.state(one), bench.state(two))).containsOnly(ConnectionState.WORKING);
      assertThat(List.of(bench.token(one), bench.token(two))).containsOnly("xoxb-2");
      assertThat(bench.token(other)).isEqualTo("xoxb-other");
      assertThat(bench.pagerDuty.writes())
          .containsExactly("PUT /extensions/{id}", "PUT /extensions/{id}");
      var config = bench.extension(one).config();
      assertThat(bench.extension(one).name()).isEqualTo("Checkout API - #ops1 in Acme");
      assertThat(config.path("user_id").asText()).isEqualTo("UANN");
      assertThat(config.path("bot").path("bot_access_token").asText()).isEqualTo("xoxb-2");
      assertThat(config.path("incoming_webhook").path("channel_id").asText()).isEqualTo("C1");
      assertThat(bench.pagerDuty.simulator().violations()).isEmpty();
      assertThat(bench.node.run()).isEqualTo(new Next.Finished());
      assertThat(bench.puts()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void mark_and_installation_are_stored_together_or_not_at_all(DatabaseKind kind) {
    try (var bench = new TokenPushBench(kind)) {
      var one = bench.connected(ACME, 1, "xoxb-1");
      assertThatThrownBy(
              () ->
                  bench
                      .node
                      .database
                      .transactions()
                      .together(
                          () -> {
                            bench.save(installation(ACME, "xoxb-2"));
                            assertThat(bench.state(one)).isEqualTo(ConnectionState.STALE);
                            throw new IllegalStateException("died");
                          }))
          .hasMessage("died");
      assertThat(bench.state(one)).isEqualTo(ConnectionState.WORKING);
      assertThat(bench.queued()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void node_that_dies_after_70_of_150_leaves_80_to_the_next(DatabaseKind kind) {
    try (var bench = new TokenPushBench(kind)) {
      var keys = new ArrayList<ConnectionKey>();
      for (int number = 0; number < 150; number++) {
        keys.add(bench.connected(ACME, number, "xoxb-1"));
      }
      bench.save(installation(ACME, "xoxb-2"));
      var working = bench.appToken;
      var calls = new AtomicInteger();
      // The schema is looked up once, with the first; then each write asks for the token once.
      bench.appToken =
          () -> {
            if (calls.incrementAndGet() > 71) {
              throw new AssertionError("killed");
            }
            return working.get();
          };

      assertThatThrownBy(bench.node::run).hasMessage("killed");
      assertThat(bench.puts()).isEqualTo(70);

      bench.appToken = working;
      var next = bench.node();
      assertThat(next.run()).isEqualTo(new Next.Finished());

      assertThat(bench.puts()).isEqualTo(150);
      assertThat(keys).allMatch(key -> bench.token(key).equals("xoxb-2"));
      assertThat(keys).allMatch(key -> bench.state(key) == ConnectionState.WORKING);
    }
  }

  @ParameterizedTest
  @EnumSource
  void token_that_changes_while_the_one_before_is_written_ends_up_everywhere(DatabaseKind kind) {
    try (var bench = new TokenPushBench(kind)) {
      var one = bench.connected(ACME, 1, "xoxb-1");
      var faults = bench.pagerDuty.simulator().faults();
      faults.next("PUT /extensions/{id}", Fault.hang());
      bench.save(installation(ACME, "xoxb-2"));
      var running = CompletableFuture.supplyAsync(bench.node::run);
      Awaitility.await().until(() -> faults.hanging() == 1);

      bench.save(installation(ACME, "xoxb-3"));
      faults.release();

      assertThat(running.join()).isEqualTo(new Next.Finished());
      assertThat(bench.token(one)).isEqualTo("xoxb-3");
      assertThat(bench.state(one)).isEqualTo(ConnectionState.WORKING);
      assertThat(bench.puts()).isEqualTo(2);
      bench.node.repush.check();
      assertThat(bench.state(one)).isEqualTo(ConnectionState.WORKING);
    }
  }

  @ParameterizedTest
  @EnumSource
  void change_that_nobody_told_of_is_found_by_the_fingerprint(DatabaseKind kind) {
    try (var bench = new TokenPushBench(kind)) {
      var current = bench.connected(ACME, 1, "xoxb-1");
      var behind = bench.connected(ACME, 2, "xoxb-0");
      var nowhere = bench.connected(new dev.patchbay.core.TeamId("T9"), 3, "xoxb-9");

      bench.node.repush.check();

      assertThat(bench.state(current)).isEqualTo(ConnectionState.WORKING);
      assertThat(bench.state(behind)).isEqualTo(ConnectionState.STALE);
      assertThat(bench.state(nowhere)).isEqualTo(ConnectionState.NOT_INSTALLED);
      assertThat(bench.node.run()).isEqualTo(new Next.Finished());
      assertThat(bench.token(behind)).isEqualTo("xoxb-1");
      assertThat(bench.puts()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void uninstall_shows_dead_connections_and_the_next_install_revives_them(DatabaseKind kind) {
    try (var bench = new TokenPushBench(kind)) {
      var one = bench.connected(ACME, 1, "xoxb-1");
      var other = bench.connected(OTHER, 2, "xoxb-other");

      bench.node.installations.remove(Optional.of(ACME), Optional.empty());

      assertThat(bench.state(one)).isEqualTo(ConnectionState.NOT_INSTALLED);
      assertThat(bench.state(other)).isEqualTo(ConnectionState.WORKING);
      assertThat(bench.node.run()).isEqualTo(new Next.Finished());
      assertThat(bench.pagerDuty.writes()).isEmpty();

      bench.save(installation(ACME, "xoxb-2"));
      assertThat(bench.node.run()).isEqualTo(new Next.Finished());

      assertThat(bench.token(one)).isEqualTo("xoxb-2");
      assertThat(bench.state(one)).isEqualTo(ConnectionState.WORKING);
      // PagerDuty may have switched it off while Slack refused its posts.
      assertThat(bench.pagerDuty.writes())
          .containsExactly("PUT /extensions/{id}", "POST /extensions/{id}/enable");
    }
  }

  @ParameterizedTest
  @EnumSource
  void org_wide_installation_serves_its_workspaces_and_gives_them_back(DatabaseKind kind) {
    try (var bench = new TokenPushBench(kind)) {
      var one = bench.connected(ACME, 1, "xoxb-1");
      var other = bench.connected(OTHER, 2, "xoxb-other");
      bench.save(TokenPushBench.orgWide("E1", "xoxb-org"));
      assertThat(bench.state(one)).isEqualTo(ConnectionState.WORKING);

      bench.node.installations.belongs(ACME, "E1");
      assertThat(bench.state(one)).isEqualTo(ConnectionState.STALE);
      assertThat(bench.node.run()).isEqualTo(new Next.Finished());
      assertThat(bench.token(one)).isEqualTo("xoxb-org");

      bench.save(TokenPushBench.orgWide("E1", "xoxb-org2"));
      assertThat(bench.node.run()).isEqualTo(new Next.Finished());
      assertThat(bench.token(one)).isEqualTo("xoxb-org2");

      bench.node.installations.remove(Optional.empty(), Optional.of("E1"));
      assertThat(bench.node.run()).isEqualTo(new Next.Finished());
      assertThat(bench.token(one)).isEqualTo("xoxb-1");
      assertThat(bench.state(one)).isEqualTo(ConnectionState.WORKING);
      assertThat(bench.token(other)).isEqualTo("xoxb-other");
    }
  }

  @Test
  void job_runner_carries_it_through() {
    try (var bench = new TokenPushBench(DatabaseKind.H2)) {
      var one = bench.connected(ACME, 1, "xoxb-1");
      bench.node.jobs.start(List.of(bench.node.repush.job()), List.of());
      bench.save(installation(ACME, "xoxb-2"));
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(bench.token(one)).isEqualTo("xoxb-2"));
    }
  }
}
