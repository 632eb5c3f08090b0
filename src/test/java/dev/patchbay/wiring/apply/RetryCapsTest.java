package dev.patchbay.wiring.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Refusal;
import dev.patchbay.jobs.Job;
import dev.patchbay.wiring.apply.run.ApplyRun;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How often a feature tries and how often its job may fail: neither ends before the other acts. */
final class RetryCapsTest {
  @Test
  void a_request_that_waits_for_a_vendor_and_then_breaks_is_ended_by_its_job() {
    int waits = 0;
    var waited = Duration.ZERO;
    var away = new Refusal.Unavailable(Refusal.Vendor.PAGERDUTY, "no answer");
    while (waited.compareTo(WiringQueue.PATIENCE) < 0) {
      waited = waited.plus(WiringQueue.pause(away, waited));
      waits++;
    }
    // The one after the last pause says no for good.
    assertThat(waits + 1 + Job.GIVE_UP_AFTER).isLessThanOrEqualTo(WiringQueue.MOST_ATTEMPTS);
  }

  @Test
  void a_row_that_breaks_fails_before_the_run_does_with_all_other_rows() {
    assertThat(ApplyRun.MOST_ATTEMPTS).isLessThan(Job.GIVE_UP_AFTER);
  }
}
