package dev.patchbay.sandbox.pagerduty.account;

import dev.patchbay.sandbox.wire.Call;
import dev.patchbay.sandbox.wire.Trace;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What was asked of the simulator, and what a careful client would not have asked (violations).
 * Thread-safe; secrets are blanked before they are kept.
 */
public final class RequestLog {
  private static final int KEPT = 20_000;

  private static final Pattern TOKENS =
      Pattern.compile("(xox[a-z]-|xapp-|xoxe\\.|pdus(?:\\+|%2B)_)[A-Za-z0-9._-]+");
  private static final Pattern FORM_SECRETS =
      Pattern.compile("(^|&)(client_secret|code|code_verifier)=[^&]*");

  private final Clock clock;
  private final Trace<SeenRequest> requests = new Trace<>(KEPT);
  private final Trace<String> violations = new Trace<>(KEPT);

  RequestLog(Clock clock) {
    this.clock = clock;
  }

  public void seen(Call call, String operation, String caller, int status) {
    Map<String, String> headers = new LinkedHashMap<>(call.headers());
    headers.remove("authorization");
    headers.remove("cookie");
    String target = call.path() + (call.rawQuery().isEmpty() ? "" : "?" + call.rawQuery());
    requests.add(
        new SeenRequest(
            clock.instant(),
            operation,
            blank(target),
            Map.copyOf(headers),
            caller,
            blank(call.body()),
            status));
  }

  public void violation(String operation, String what) {
    violations.add(operation + ": " + what);
  }

  public List<SeenRequest> requests() {
    return requests.all();
  }

  public List<String> violations() {
    return violations.all();
  }

  public void clear() {
    requests.clear();
    violations.clear();
  }

  private static String blank(String text) {
    String noTokens = TOKENS.matcher(text).replaceAll("$1***");
    return FORM_SECRETS.matcher(noTokens).replaceAll("$1$2=***");
  }
}
