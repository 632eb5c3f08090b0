package dev.patchbay.wiring.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.Vendor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PlanWaitsTest {
  private final List<Duration> passed = new ArrayList<>();
  private final PlanWaits waits = new PlanWaits(passed::add);

  @Test
  void what_a_vendor_asks_for_is_waited_and_no_time_at_all_is_a_second() {
    var plan = waits.begin();
    assertThat(plan.waited(seconds(30))).isTrue();
    assertThat(plan.waited(seconds(0))).isTrue();
    assertThat(passed).containsExactly(Duration.ofSeconds(30), Duration.ofSeconds(1));
  }

  @Test
  void more_than_a_minute_at_once_or_five_in_all_is_not_waited() {
    var plan = waits.begin();
    assertThat(plan.waited(seconds(61))).isFalse();
    for (int minute = 0; minute < 5; minute++) {
      assertThat(plan.waited(seconds(60))).isTrue();
    }
    assertThat(plan.waited(seconds(1))).isFalse();
    assertThat(passed).hasSize(5);
    assertThat(waits.begin().waited(seconds(60))).isTrue();
  }

  @Test
  void four_plans_wait_at_once_and_the_next_is_refused_until_one_is_through() throws Exception {
    var begun = new CyclicBarrier(5);
    var end = new CountDownLatch(1);
    var four =
        new PlanWaits(
            length -> {
              try {
                begun.await();
                end.await();
                return true;
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    var waiting =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(
                        () -> four.begin().waited(seconds(9)), run -> new Thread(run).start()))
            .limit(4)
            .toList();
    begun.await();
    assertThat(four.begin().waited(seconds(9))).isFalse();
    end.countDown();
    assertThat(waiting).allMatch(CompletableFuture::join);
  }

  @Test
  void a_stop_ends_the_waits_under_way_and_refuses_later_ones() {
    var real = new PlanWaits();
    var waited = new CompletableFuture<Boolean>();
    var waiting = new Thread(() -> waited.complete(real.begin().waited(seconds(60))));
    waiting.start();
    await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
    real.stop();
    assertThat(waited.join()).isFalse();
    assertThat(real.begin().waited(seconds(60))).isFalse();
  }

  private static Refusal.RateLimited seconds(int seconds) {
    return new Refusal.RateLimited(Vendor.SLACK, Duration.ofSeconds(seconds));
  }
}
