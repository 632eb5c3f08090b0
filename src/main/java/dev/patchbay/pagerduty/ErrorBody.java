package dev.patchbay.pagerduty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What an error answer says, whatever its shape (reference/pagerduty.md §4): {@code error} may be
 * an object, a string or an array; {@code errors} a list, a string or a map; some answers have only
 * {@code message}, some are not JSON, some are empty. Never fails.
 *
 * @param code PagerDuty's number as text, blank if none was given
 * @param words message and details, cleaned
 * @param requiredScopes what the token needs, and has not all of; empty unless the scopes were the
 *     reason
 */
record ErrorBody(String code, String words, List<String> requiredScopes, List<String> tokenScopes) {
  private static final int DEEPEST = 4;

  /** A page that was put into a field: it was not written for people who read words. */
  private static final Pattern MARKUP =
      Pattern.compile("(?i)<(?:!doctype|html|head|body|div|title|script|style|h[1-6]|p)\\b");

  static ErrorBody of(String body) {
    JsonNode root;
    try {
      root = Json.MAPPER.readTree(body);
    } catch (JsonProcessingException notJson) {
      // A proxy's page or a truncated answer: the status alone has to do.
      return new ErrorBody("", "", List.of(), List.of());
    }
    JsonNode error = root.has("error") ? root.path("error") : root;
    JsonNode first = error.isArray() ? error.path(0) : error;
    return new ErrorBody(
        code(first, root),
        Cleaned.clean(words(error, 0)),
        scopes(first, root, "required_scopes"),
        scopes(first, root, "token_scopes"));
  }

  /** Those that the token is missing; all that are required where it is not said which it has. */
  List<String> lackingScopes() {
    List<String> lacking = requiredScopes.stream().filter(s -> !tokenScopes.contains(s)).toList();
    return lacking.isEmpty() ? requiredScopes : lacking;
  }

  private static String code(JsonNode error, JsonNode root) {
    JsonNode code = error.has("code") ? error.path("code") : root.path("code");
    return code.isValueNode() && !code.isNull() ? Cleaned.clean(code.asText(), 40) : "";
  }

  private static String words(JsonNode node, int depth) {
    if (depth > DEEPEST || node.isNull() || node.isMissingNode()) {
      return "";
    }
    if (node.isValueNode()) {
      return MARKUP.matcher(node.asText()).find() ? "" : node.asText();
    }
    var parts = new ArrayList<String>();
    if (node.isArray()) {
      node.forEach(each -> add(parts, words(each, depth + 1)));
      return String.join("; ", parts);
    }
    if (node.has("message") || node.has("errors")) {
      add(parts, words(node.path("message"), depth + 1));
      add(parts, words(node.path("errors"), depth + 1));
      return String.join(": ", parts);
    }
    if (depth > 0) {
      node.properties()
          .forEach(field -> add(parts, field.getKey() + ": " + words(field.getValue(), depth + 1)));
    }
    return String.join("; ", parts);
  }

  private static void add(List<String> parts, String words) {
    if (!words.isBlank()) {
      parts.add(words);
    }
  }

  private static List<String> scopes(JsonNode error, JsonNode root, String field) {
    JsonNode found = error.has(field) ? error.path(field) : root.path(field);
    var scopes = new ArrayList<String>();
    for (JsonNode each : found.isArray() ? found : List.of(found)) {
      for (String scope : each.asText("").split("[\\s,]+", -1)) {
        add(scopes, Cleaned.clean(scope, 80));
      }
    }
    return scopes;
  }
}
