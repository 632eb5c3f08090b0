package dev.patchbay.slack.api;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
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

  private final Runnable requireNoTransaction;
  private final MeterRegistry meters;

  CallTimer(Runnable requireNoTransaction, MeterRegistry meters) {
    this.requireNoTransaction = requireNoTransaction;
    this.meters = meters;
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
    Optional.ofNullable(MESSAGES.get(method))
        .ifPresent(
            action ->
                meters
                    .counter("patchbay.messages", "action", action, "outcome", label)
                    .increment());
    return outcome;
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
