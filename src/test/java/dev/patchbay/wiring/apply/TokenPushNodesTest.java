package dev.patchbay.wiring.apply;

import static dev.patchbay.wiring.apply.TokenPushBench.ACME;
import static dev.patchbay.wiring.apply.TokenPushBench.installation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.jobs.Job.Next;
import dev.patchbay.sandbox.pagerduty.Fault;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.ConnectionState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Re-push with several nodes on one database. */
class TokenPushNodesTest {

  @Test
  void two_nodes_write_each_extension_once() {
    try (var bench = new TokenPushBench(DatabaseKind.POSTGRESQL)) {
      var keys = new ArrayList<ConnectionKey>();
      for (int number = 0; number < 40; number++) {
        keys.add(bench.connected(ACME, number, "xoxb-1"));
      }
      var second = bench.node();
      bench.node.jobs.start(List.of(bench.node.repush.job()), List.of());
      second.jobs.start(List.of(second.repush.job()), List.of());

      bench.save(installation(ACME, "xoxb-2"));

      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> keys.stream().allMatch(key -> bench.token(key).equals("xoxb-2")));
      assertThat(bench.puts()).isEqualTo(40);
    }
  }

  @ParameterizedTest
  @EnumSource
  void node_that_was_given_up_and_writes_an_older_token_late_is_corrected(DatabaseKind kind) {
    try (var bench = new TokenPushBench(kind)) {
      var one = bench.connected(ACME, 1, "xoxb-1");
      var faults = bench.pagerDuty.simulator().faults();
      faults.next("PUT /extensions/{id}", Fault.hang());
      bench.save(installation(ACME, "xoxb-2"));
      var late = CompletableFuture.supplyAsync(bench.node::run);
      Awaitility.await().until(() -> faults.hanging() == 1);
      bench.save(installation(ACME, "xoxb-3"));
      assertThat(bench.node().run()).isEqualTo(new Next.Finished());
      assertThat(bench.token(one)).isEqualTo("xoxb-3");

      faults.release();

      assertThat(late.join()).isEqualTo(new Next.Finished());
      assertThat(bench.token(one)).isEqualTo("xoxb-3");
      assertThat(bench.state(one)).isEqualTo(ConnectionState.WORKING);
      assertThat(bench.puts()).isEqualTo(3);
    }
  }
}
