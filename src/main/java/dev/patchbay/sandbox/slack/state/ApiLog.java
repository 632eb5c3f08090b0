package dev.patchbay.sandbox.slack.state;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every Web API call, and every rule of Slack's that an app broke. Only the newest thousand of each
 * are kept. Thread-safe.
 */
public final class ApiLog {
  private static final int KEPT = 1000;

  private final Clock clock;
  private final Deque<ApiCall> calls = new ArrayDeque<>();
  private final Deque<String> violations = new ArrayDeque<>();

  public ApiLog(Clock clock) {
    this.clock = clock;
  }

  public synchronized List<ApiCall> calls() {
    return List.copyOf(calls);
  }

  public synchronized List<ApiCall> calls(String method) {
    return calls.stream().filter(call -> call.method().equals(method)).toList();
  }

  public synchronized List<String> violations() {
    return List.copyOf(violations);
  }

  public synchronized void clear() {
    calls.clear();
    violations.clear();
  }

  public synchronized void call(String method, Args args, String token, String error) {
    Map<String, String> shown = new TreeMap<>(args.asText());
    shown.computeIfPresent("token", (name, value) -> Token.masked(value));
    for (String secret : List.of("client_secret", "code", "refresh_token")) {
      shown.computeIfPresent(secret, (name, value) -> "…");
    }
    String masked = token.isEmpty() ? "" : Token.masked(token);
    add(calls, new ApiCall(clock.instant(), method, Map.copyOf(shown), masked, error));
  }

  public synchronized void violation(String what) {
    add(violations, what);
  }

  private static <T> void add(Deque<T> all, T one) {
    if (all.size() == KEPT) {
      all.removeFirst();
    }
    all.addLast(one);
  }
}
