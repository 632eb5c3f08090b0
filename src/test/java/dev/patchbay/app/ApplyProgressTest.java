package dev.patchbay.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.patchbay.support.ManualClock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ApplyProgressTest {
  private final StringWriter out = new StringWriter();
  private final ManualClock clock = new ManualClock();
  private final ApplyProgress progress =
      new ApplyProgress(new PrintWriter(out, true), true, PlanWords.RowNames.ALONE, clock);

  private static JsonNode row(int row, String error) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("row", row)
        .put("of", 120)
        .put("action", "create")
        .put("channel", "#ops")
        .put("service", "Search")
        .put("ok", error.isEmpty())
        .put("error", error);
  }

  private String shown() {
    var all = out.toString();
    return all.substring(all.lastIndexOf('\r') + 1);
  }

  @Test
  void a_bar_shows_done_of_rate_and_time_left() {
    progress.row(row(1, ""));
    assertThat(shown()).endsWith("] 1/120");
    for (int i = 2; i <= 60; i++) {
      clock.advance(Duration.ofMillis(500));
      progress.row(row(i, ""));
    }
    assertThat(shown()).endsWith("[============            ] 60/120  2.0/s  30 s left");
  }

  @Test
  void rows_of_an_earlier_run_that_come_at_once_do_not_promise_too_much() {
    for (int i = 1; i <= 40; i++) {
      progress.row(row(i, ""));
    }
    for (int i = 41; i <= 60; i++) {
      clock.advance(Duration.ofSeconds(1));
      progress.row(row(i, ""));
    }
    assertThat(shown()).endsWith("60/120  1.0/s  1 min 0 s left");
  }

  @Test
  void rows_are_counted_in_whatever_order_they_finish() {
    progress.row(row(3, "#old is archived."));
    assertThat(shown()).endsWith("] 1/120");
    progress.row(row(1, ""));
    assertThat(shown()).endsWith("] 2/120");
    assertThat(progress.failed()).containsExactly("create #ops ← Search: #old is archived.");
  }

  @Test
  void the_bar_goes_at_the_end() {
    progress.row(row(1, ""));
    progress.end();
    assertThat(shown()).isEqualTo("\u001b[K");
  }
}
