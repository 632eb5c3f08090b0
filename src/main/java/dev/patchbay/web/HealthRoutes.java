package dev.patchbay.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.web.ReadyPart.State;
import dev.patchbay.web.ReadyPart.Status;
import dev.patchbay.web.http.Answer;
import dev.patchbay.web.http.HttpCall;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * For probes and Prometheus, who may be anyone: alive asks nothing of anyone; what the others
 * answer is kept for some seconds, so that asking often costs nothing.
 */
final class HealthRoutes {
  private static final Duration KEPT = Duration.ofSeconds(3);

  /** What is not ready may be so the next moment, and someone waits for it. */
  private static final Duration KEPT_NOT_READY = Duration.ofMillis(250);

  private final PartChecks parts;
  private final Recent<Answer> ready;
  private final Recent<String> prometheus;

  HealthRoutes(List<ReadyPart> parts, Supplier<String> prometheus, Clock clock) {
    this.parts = new PartChecks(parts);
    this.ready =
        new Recent<>(this::look, answer -> answer.status() == 200 ? KEPT : KEPT_NOT_READY, clock);
    this.prometheus = new Recent<>(prometheus, text -> KEPT, clock);
  }

  Answer alive(HttpCall call) {
    return Answer.of(200, "application/json", "{\"status\":\"up\"}\n");
  }

  Answer ready(HttpCall call) {
    return ready.get();
  }

  private Answer look() {
    var named = JsonNodeFactory.instance.objectNode();
    var worst = Status.UP;
    for (var part : parts.states().entrySet()) {
      var state = part.getValue();
      named.set(part.getKey(), shown(state));
      worst = state.status().compareTo(worst) > 0 ? state.status() : worst;
    }
    var json = JsonNodeFactory.instance.objectNode().put("status", overall(worst));
    json.set("parts", named);
    return Answer.of(worst == Status.DOWN ? 503 : 200, "application/json", json + "\n");
  }

  Answer metrics(HttpCall call) {
    return Answer.of(200, "text/plain; version=0.0.4; charset=utf-8", prometheus.get());
  }

  private static ObjectNode shown(State state) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("status", state.status().name().toLowerCase(Locale.ROOT))
        .put("detail", state.detail());
  }

  private static String overall(Status worst) {
    return switch (worst) {
      case UP -> "ready";
      case DEGRADED -> "degraded";
      case DOWN -> "not ready";
    };
  }
}
