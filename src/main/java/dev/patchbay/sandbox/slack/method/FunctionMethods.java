package dev.patchbay.sandbox.slack.method;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.slack.state.Accepted;
import dev.patchbay.sandbox.slack.state.Call;
import dev.patchbay.sandbox.slack.state.Refused;
import dev.patchbay.sandbox.wire.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** functions.*: how apps end the steps of workflows. Guarded by the world's monitor. */
public final class FunctionMethods {
  private final Map<String, Optional<End>> executions = new HashMap<>();

  /** How a step ended: with outputs, or with an error in words. */
  public record End(Map<String, String> outputs, String error) {}

  /** A step that an app is about to hear of. */
  public void begin(String execution) {
    executions.put(execution, Optional.empty());
  }

  public Optional<End> end(String execution) {
    return executions.getOrDefault(execution, Optional.empty());
  }

  public void addTo(Map<String, Function<Call, ObjectNode>> methods) {
    methods.put("functions.completeSuccess", call -> ends(call, new End(outputs(call), "")));
    methods.put(
        "functions.completeError",
        call -> ends(call, new End(Map.of(), call.args().need("error"))));
  }

  private ObjectNode ends(Call call, End end) {
    String execution = call.args().need("function_execution_id");
    if (!executions.containsKey(execution)) {
      throw new Refused("function_execution_not_found");
    }
    executions.merge(execution, Optional.of(end), (old, now) -> old.isPresent() ? old : now);
    return Accepted.body();
  }

  private static Map<String, String> outputs(Call call) {
    JsonNode given =
        Json.parse(call.args().need("outputs"))
            .filter(JsonNode::isObject)
            .orElseThrow(() -> new Refused("invalid_arguments"));
    var outputs = new HashMap<String, String>();
    given.properties().forEach(one -> outputs.put(one.getKey(), one.getValue().asText()));
    return outputs;
  }
}
