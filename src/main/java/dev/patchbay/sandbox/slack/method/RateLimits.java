package dev.patchbay.sandbox.slack.method;

import dev.patchbay.sandbox.slack.state.Args;
import dev.patchbay.sandbox.slack.state.MethodSpec;
import dev.patchbay.sandbox.slack.state.Token;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Slack's rate limits: per method, app and workspace by tier, and one posted message a second in a
 * channel. Guarded by the world's monitor.
 */
final class RateLimits {
  private final Clock clock;
  private final Duration minute;
  private final Duration second;
  private final Map<String, Deque<Instant>> windows = new HashMap<>();

  /**
   * @param scale how many times shorter the windows are
   */
  RateLimits(Clock clock, int scale) {
    this.clock = clock;
    this.minute = Duration.ofMinutes(1).dividedBy(scale);
    this.second = Duration.ofSeconds(1).dividedBy(scale);
  }

  /** How long the caller has to wait, in whole seconds; empty when the call may pass. */
  Optional<Long> wait(MethodSpec spec, Token token, Args args) {
    String who = token.appId().orElse(token.userId()) + " " + token.home();
    if (spec.name().equals("chat.postMessage")) {
      String channel = args.text("channel").orElse("");
      return take("post " + who + " " + channel, 1, second);
    }
    return spec.callsPerMinute().flatMap(most -> take(spec.name() + " " + who, most, minute));
  }

  private Optional<Long> take(String key, int most, Duration length) {
    Deque<Instant> window = windows.computeIfAbsent(key, k -> new ArrayDeque<>());
    Instant now = clock.instant();
    while (!window.isEmpty() && !window.getFirst().plus(length).isAfter(now)) {
      window.removeFirst();
    }
    if (window.size() < most) {
      window.addLast(now);
      return Optional.empty();
    }
    long millis = Duration.between(now, window.getFirst().plus(length)).toMillis();
    return Optional.of(Math.max(1, (millis + 999) / 1000));
  }
}
