package dev.patchbay.slack.api;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Times each call by method and outcome, and counts what it does to messages (contract, section 7).
 * A call inside a database transaction throws: it would hold rows as long as Slack takes.
 */
final class CallTimer {
  private static final Map<String, String> MESSAGES =
      Map.of(
          "chat.postMessage", "post",
          "chat.update", "update",
          "chat.delete", "delete",
          "chat.postEphemeral", "ephemeral");

  private static final List<String> LABELS =
      List.of("ok", "rate_limited", "unavailable", "refused");

  private final Runnable requireNoTransaction;
  private final MeterRegistry meters;

  CallTimer(Runnable requireNoTransaction, MeterRegistry meters) {
    this.requireNoTransaction = requireNoTransaction;
    this.meters = meters;
    // There as 0 before the first one, so that an alert on its growth works from then on.
    MESSAGES.values().forEach(action -> LABELS.forEach(label -> count(action, label, 0)));
  }

  <R> Outcome<R> timed(String method, Supplier<Outcome<R>> call) {
    requireNoTransaction.run();
    Timer.Sample sample = Timer.start(meters);
    Outcome<R> outcome = call.get();
    String label = label(outcome);
    sample.stop(
        Timer.builder("patchbay.slack.api")
            .tag("method", method)
            .tag("outcome", label)
            .register(meters));
    Optional.ofNullable(MESSAGES.get(method)).ifPresent(action -> count(action, label, 1));
    return outcome;
  }

  private void count(String action, String label, int more) {
    meters.counter("patchbay.messages", "action", action, "outcome", label).increment(more);
  }

  private static String label(Outcome<?> outcome) {
    if (outcome instanceof Outcome.Refused<?> refused) {
      if (refused.refusal() instanceof Refusal.RateLimited) {
        return "rate_limited";
      }
      return refused.refusal() instanceof Refusal.Unavailable ? "unavailable" : "refused";
    }
    return "ok";
  }
}
