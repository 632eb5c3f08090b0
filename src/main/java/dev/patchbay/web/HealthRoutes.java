package dev.patchbay.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.web.ReadyPart.State;
import dev.patchbay.web.ReadyPart.Status;
import dev.patchbay.web.http.Answer;
import dev.patchbay.web.http.HttpCall;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** For probes and Prometheus. Alive asks nothing of anybody; ready asks every part. */
record HealthRoutes(List<ReadyPart> parts, Supplier<String> prometheus) {
  private static final Logger log = LoggerFactory.getLogger(HealthRoutes.class);

  Answer alive(HttpCall call) {
    return Answer.of(200, "application/json", "{\"status\":\"up\"}\n");
  }

  Answer ready(HttpCall call) {
    var named = JsonNodeFactory.instance.objectNode();
    var worst = Status.UP;
    for (var part : parts) {
      var state = check(part);
      named.set(part.name(), shown(state));
      worst = state.status().compareTo(worst) > 0 ? state.status() : worst;
    }
    var json = JsonNodeFactory.instance.objectNode().put("status", overall(worst));
    json.set("parts", named);
    return Answer.of(worst == Status.DOWN ? 503 : 200, "application/json", json + "\n");
  }

  Answer metrics(HttpCall call) {
    return Answer.of(200, "text/plain; version=0.0.4; charset=utf-8", prometheus.get());
  }

  private static State check(ReadyPart part) {
    try {
      return part.check().get();
    } catch (RuntimeException e) {
      log.warn("the check of {} failed; it counts as down", part.name(), e);
      return State.down("its check failed, see the log");
    }
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
