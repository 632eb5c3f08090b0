package dev.patchbay.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.Vendor;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class DeadlineTest {
  private final CountDownLatch gate = new CountDownLatch(1);

  @Test
  void with_every_thread_taken_a_call_is_refused_at_once() {
    try (var calls = Deadline.bounded(Vendor.PAGERDUTY, Clock.systemUTC(), 1)) {
      var slow = calls.start(this::held);

      var refused = calls.start(() -> Outcome.done("second")).join();

      assertThat(refused)
          .isInstanceOfSatisfying(
              Outcome.Refused.class,
              it -> assertThat(it.refusal()).isInstanceOf(Refusal.Busy.class));
      gate.countDown();
      assertThat(slow.join()).isEqualTo(Outcome.done("first"));
    }
  }

  @Test
  void closing_lets_a_late_call_and_what_follows_it_end() throws Exception {
    var told = new AtomicBoolean();
    var calls = Deadline.bounded(Vendor.SLACK, Clock.systemUTC(), 1);
    calls.after(calls.start(this::held), (answer, broken) -> told.set(true));
    var closing = new Thread(calls::close);
    closing.start();

    gate.countDown();
    closing.join(Duration.ofSeconds(20).toMillis());

    assertThat(told).isTrue();
  }

  @Test
  void a_call_that_broke_throws_what_broke_it() {
    var calls = new Deadline(Vendor.SLACK, Clock.systemUTC(), Runnable::run);
    var broken =
        calls.start(
            () -> {
              throw new IllegalStateException("no database");
            });

    assertThatThrownBy(() -> calls.until(calls.in(Duration.ZERO), broken))
        .hasRootCauseMessage("no database");
  }

  private Outcome<String> held() {
    try {
      gate.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return Outcome.done("first");
  }
}
