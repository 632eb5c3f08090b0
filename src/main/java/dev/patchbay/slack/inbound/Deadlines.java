package dev.patchbay.slack.inbound;

import dev.patchbay.core.Refusal.Vendor;
import java.time.Clock;

/**
 * One bounded pool for each vendor, so that a slow PagerDuty takes no thread that a call to Slack
 * needs. Close it after the last request.
 */
public record Deadlines(DeadlineCalls pagerDuty, DeadlineCalls slack) implements AutoCloseable {
  private static final int THREADS = 16;

  public static Deadlines bounded(Clock clock) {
    return new Deadlines(
        DeadlineCalls.bounded(Vendor.PAGERDUTY, clock, THREADS),
        DeadlineCalls.bounded(Vendor.SLACK, clock, THREADS));
  }

  @Override
  public void close() {
    pagerDuty.close();
    slack.close();
  }
}
