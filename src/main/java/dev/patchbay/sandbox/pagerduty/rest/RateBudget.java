package dev.patchbay.sandbox.pagerduty.rest;

import dev.patchbay.sandbox.pagerduty.account.Switch;
import dev.patchbay.sandbox.pagerduty.account.World;
import dev.patchbay.sandbox.wire.Answer;
import dev.patchbay.sandbox.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Requests per minute and owner of a token (reference/pagerduty.md §4). A window begins with its
 * first request. Thread-safe.
 */
public final class RateBudget {
  static final int STANDARD = 960;
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private record Window(Instant start, int used) {}

  private final World world;
  private final Map<String, Window> windows = new HashMap<>();
  private int perMinute = STANDARD;

  public RateBudget(World world) {
    this.world = world;
  }

  public synchronized void perMinute(int limit) {
    perMinute = limit;
  }

  /** What the budget says after one more request of {@code owner}. */
  synchronized Map<String, String> spend(String owner) {
    Instant now = world.now();
    Window window = windows.get(owner);
    if (window == null || !now.isBefore(window.start().plus(WINDOW))) {
      window = new Window(now, 0);
    }
    window = new Window(window.start(), window.used() + 1);
    windows.put(owner, window);
    long reset = Duration.between(now, window.start().plus(WINDOW)).toSeconds();
    return Map.of(
        "ratelimit-limit", String.valueOf(perMinute),
        "ratelimit-remaining", String.valueOf(Math.max(0, perMinute - window.used())),
        "ratelimit-reset", String.valueOf(Math.max(1, reset)));
  }

  synchronized Optional<Answer> exceeded(String owner, Map<String, String> headers) {
    Window window = windows.get(owner);
    if (window == null || window.used() <= perMinute) {
      return Optional.empty();
    }
    if (world.switches.is(Switch.RateLimitAnswer.BARE)) {
      return Optional.of(Answer.empty(429));
    }
    var error = Json.object().put("message", "Rate Limit Exceeded").put("code", 2020);
    var body = Json.object();
    body.set("error", error);
    return Optional.of(Answer.json(429, body).with(headers));
  }
}
