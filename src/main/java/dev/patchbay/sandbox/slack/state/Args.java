package dev.patchbay.sandbox.slack.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.patchbay.sandbox.wire.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The arguments of a call, whether they came as a form, in the query, or as a JSON body. */
public final class Args {
  private final Map<String, JsonNode> values = new LinkedHashMap<>();

  public static Args ofForm(String encoded) {
    Args args = new Args();
    for (String pair : encoded.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        String name = URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8);
        String value = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
        args.values.put(name, TextNode.valueOf(value));
      }
    }
    return args;
  }

  public static Args ofJson(ObjectNode body) {
    Args args = new Args();
    body.properties().forEach(field -> args.values.put(field.getKey(), field.getValue()));
    return args;
  }

  public Args and(Args more) {
    Args both = new Args();
    both.values.putAll(values);
    both.values.putAll(more.values);
    return both;
  }

  public Set<String> names() {
    return values.keySet();
  }

  public Optional<String> text(String name) {
    JsonNode value = values.get(name);
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    String text = value.isValueNode() ? value.asText() : value.toString();
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** The argument's text, or Slack's complaint that it is missing. */
  public String need(String name) {
    return text(name).orElseThrow(() -> Refused.missingArgument(name));
  }

  public boolean flag(String name) {
    return text(name).filter(value -> value.equals("true") || value.equals("1")).isPresent();
  }

  /** An argument that holds JSON, as a value or as a string of it; {@code error} when it is not. */
  public Optional<JsonNode> structure(String name, String error) {
    JsonNode value = values.get(name);
    if (value == null || value.isNull() || (value.isTextual() && value.asText().isEmpty())) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      return Optional.of(value.deepCopy());
    }
    return Optional.of(Json.parse(value.asText()).orElseThrow(() -> new Refused(error)));
  }

  Map<String, String> asText() {
    Map<String, String> all = new LinkedHashMap<>();
    values.forEach((name, v) -> all.put(name, v.isValueNode() ? v.asText() : v.toString()));
    return all;
  }
}
