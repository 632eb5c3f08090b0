package dev.patchbay.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.pagerduty.Credential.Trace;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TraceTest {
  private final Call read = Call.list("/extensions", Map.of());
  private final Call write = Call.one("PUT", "/extensions/{id}", "extension", "P1", Map.of());
  private final Trace trace = new Trace();

  @Test
  void the_last_request_that_changes_something_counts() {
    assertThat(trace.request()).isEmpty();
    trace.answered(read, "r1");
    assertThat(trace.request()).contains("r1");
    trace.answered(write, "w1");
    trace.answered(read, "r2");
    trace.answered(write, null);
    assertThat(trace.request()).contains("w1");
  }
}
