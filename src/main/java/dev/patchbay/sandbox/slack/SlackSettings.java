package dev.patchbay.sandbox.slack;

import java.time.Clock;
import java.time.Duration;

/**
 * How the simulated Slack runs. With {@code strictRates} calls beyond Slack's rate limits get 429;
 * without, they are only counted as violations. {@code ackLimit} is Slack's three seconds; tests of
 * late answers shorten it.
 *
 * @param port 0 for any free port
 * @param clock life of trigger ids, codes, response_urls, signatures and rate windows
 * @param rateScale how many times shorter the windows of the rate limits are, so that a test of
 *     hours takes minutes
 */
public record SlackSettings(
    int port, Clock clock, boolean strictRates, Duration ackLimit, int rateScale) {
  public SlackSettings {
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("port: " + port);
    }
    if (ackLimit.isNegative() || ackLimit.isZero()) {
      throw new IllegalArgumentException("ackLimit: " + ackLimit);
    }
    if (rateScale < 1) {
      throw new IllegalArgumentException("rateScale: " + rateScale);
    }
  }

  public static SlackSettings strict() {
    return new SlackSettings(0, Clock.systemUTC(), true, Duration.ofSeconds(3), 1);
  }

  public static SlackSettings countingOnly() {
    return new SlackSettings(0, Clock.systemUTC(), false, Duration.ofSeconds(3), 1);
  }

  public SlackSettings withPort(int newPort) {
    return new SlackSettings(newPort, clock, strictRates, ackLimit, rateScale);
  }

  public SlackSettings withClock(Clock newClock) {
    return new SlackSettings(port, newClock, strictRates, ackLimit, rateScale);
  }

  public SlackSettings withAckLimit(Duration newLimit) {
    return new SlackSettings(port, clock, strictRates, newLimit, rateScale);
  }

  public SlackSettings withRateScale(int times) {
    return new SlackSettings(port, clock, strictRates, ackLimit, times);
  }
}
