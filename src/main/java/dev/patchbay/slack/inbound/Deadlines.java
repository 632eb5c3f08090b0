package dev.patchbay.slack.inbound;

import dev.patchbay.core.Refusal.Vendor;
import java.time.Clock;

/**
 * One {@link Deadline} for each vendor, so that a slow PagerDuty takes no thread that a call to
 * Slack needs. Close it after the last request.
 *
 * @param commands for those that wait for both
 */
public record Deadlines(Deadline pagerDuty, Deadline slack, Deadline commands)
    implements AutoCloseable {
  private static final int THREADS = 16;

  public static Deadlines bounded(Clock clock) {
    return new Deadlines(
        Deadline.bounded(Vendor.PAGERDUTY, clock, THREADS),
        Deadline.bounded(Vendor.SLACK, clock, THREADS),
        Deadline.bounded(Vendor.PAGERDUTY, clock, THREADS));
  }

  @Override
  public void close() {
    commands.close();
    pagerDuty.close();
    slack.close();
  }
}
