package dev.patchbay.sandbox.slack.state;

import dev.patchbay.sandbox.wire.Trace;
import java.time.Clock;
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
  private final Trace<ApiCall> calls = new Trace<>(KEPT);
  private final Trace<String> violations = new Trace<>(KEPT);

  public ApiLog(Clock clock) {
    this.clock = clock;
  }

  public List<ApiCall> calls() {
    return calls.all();
  }

  public List<ApiCall> calls(String method) {
    return calls.all().stream().filter(call -> call.method().equals(method)).toList();
  }

  public List<String> violations() {
    return violations.all();
  }

  public void clear() {
    calls.clear();
    violations.clear();
  }

  public void call(String method, Args args, String token, String error) {
    Map<String, String> shown = new TreeMap<>(args.asText());
    shown.computeIfPresent("token", (name, value) -> Token.masked(value));
    for (String secret : List.of("client_secret", "code", "refresh_token")) {
      shown.computeIfPresent(secret, (name, value) -> "…");
    }
    String masked = token.isEmpty() ? "" : Token.masked(token);
    calls.add(new ApiCall(clock.instant(), method, Map.copyOf(shown), masked, error));
  }

  public void violation(String what) {
    violations.add(what);
  }
}
