package dev.patchbay.web;

import static dev.patchbay.web.WebNode.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.web.ReadyPart.State;
import dev.patchbay.web.WebNode.Setup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What probes and Prometheus see. */
final class HealthRoutesTest {
  private static final ReadyPart DATABASE = new ReadyPart("database", State::up);

  private final Path folder;

  HealthRoutesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private WebNode node(Supplier<State> pagerDuty) {
    var parts = List.of(DATABASE, new ReadyPart("pagerduty", pagerDuty));
    return new WebNode(folder, new Setup("http://localhost:3000", true, WebNode.ECHO, parts));
  }

  @Test
  void all_up_is_ready() {
    try (var node = node(State::up)) {
      var answer = node.get("/readyz");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body().strip())
          .isEqualTo(
              "{\"status\":\"ready\",\"parts\":{\"database\":{\"status\":\"up\",\"detail\":\"\"},"
                  + "\"pagerduty\":{\"status\":\"up\",\"detail\":\"\"}}}");
    }
  }

  @Test
  void a_vendor_that_fails_is_degraded_and_still_200() {
    try (var node = node(() -> State.degraded("said \"no\""))) {
      var answer = node.get("/readyz");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body())
          .contains("\"status\":\"degraded\",\"parts\"", "\"detail\":\"said \\\"no\\\"\"");
    }
  }

  @Test
  void a_part_that_is_down_or_whose_check_breaks_is_503() {
    try (var node = node(() -> State.down("no app token yet"))) {
      assertThat(node.get("/readyz").statusCode()).isEqualTo(503);
    }
    Supplier<State> broken =
        () -> {
          throw new IllegalStateException("hush");
        };
    try (var node = node(broken)) {
      var answer = node.get("/readyz");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("\"status\":\"not ready\"").doesNotContain("hush");
      assertThat(node.get("/healthz").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void a_part_that_hangs_is_down_within_a_second_and_a_half_and_holds_up_no_other() {
    var hangs = new CompletableFuture<State>();
    var begun = new AtomicInteger();
    Supplier<State> hanging =
        () -> {
          begun.incrementAndGet();
          return hangs.join();
        };
    var parts = List.of(new ReadyPart("installation", hanging), DATABASE);
    try (var node =
        new WebNode(folder, new Setup("http://localhost:3000", true, WebNode.ECHO, parts))) {
      long asked = System.nanoTime();
      var answer = node.get("/readyz");
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofMillis(1_500));
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body())
          .contains("\"installation\":{\"status\":\"down\"", "\"database\":{\"status\":\"up\"");
      node.account.clock().advance(Duration.ofSeconds(3));
      hangs.complete(State.up());
      assertThat(node.get("/readyz").statusCode()).isEqualTo(200);
      assertThat(begun).hasValueLessThanOrEqualTo(2);
    }
  }

  @Test
  void fifty_probes_ask_the_parts_once() {
    var asked = new AtomicInteger();
    Supplier<State> counting =
        () -> {
          asked.incrementAndGet();
          return State.up();
        };
    try (var node = node(counting)) {
      for (int i = 0; i < 50; i++) {
        assertThat(node.get("/readyz").statusCode()).isEqualTo(200);
      }
      assertThat(asked).hasValue(1);
      node.account.clock().advance(Duration.ofSeconds(3));
      assertThat(node.get("/readyz").statusCode()).isEqualTo(200);
      assertThat(asked).hasValue(2);
    }
  }

  @Test
  void metrics_are_given_as_Prometheus_text() {
    try (var node = node(State::up)) {
      var answer = node.get("/metrics");
      assertThat(answer.body()).isEqualTo("patchbay_jobs 1.0\n");
      assertThat(header(answer, "Content-Type")).startsWith("text/plain; version=0.0.4");
    }
  }
}
