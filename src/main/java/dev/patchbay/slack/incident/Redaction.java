package dev.patchbay.slack.incident;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A payload without what gives power: Slack's tokens, response_url and trigger ids are left out,
 * and whatever looks like a secret keeps its first characters, enough to know its kind. Pure.
 */
final class Redaction {
  private static final Set<String> LEFT_OUT =
      Set.of(
          "token",
          "response_url",
          "response_urls",
          "trigger_id",
          "bot_access_token",
          "access_token",
          "interactivity",
          "function_data");
  private static final Pattern SLACK_TOKEN = Pattern.compile("\\b(?:xox[a-z.]*|xapp|xwfp)-\\S+");
  private static final Pattern LONG = Pattern.compile("[A-Za-z0-9_+=-]{40,}");
  private static final int KEPT = 12;

  private Redaction() {}

  static String of(JsonObject payload) {
    return redacted(payload).toString();
  }

  private static JsonElement redacted(JsonElement json) {
    if (json.isJsonObject()) {
      var kept = new JsonObject();
      json.getAsJsonObject()
          .entrySet()
          .forEach(
              field -> {
                if (!LEFT_OUT.contains(field.getKey())) {
                  kept.add(field.getKey(), redacted(field.getValue()));
                }
              });
      return kept;
    }
    if (json.isJsonArray()) {
      var kept = new JsonArray();
      json.getAsJsonArray().forEach(one -> kept.add(redacted(one)));
      return kept;
    }
    if (json.isJsonPrimitive() && json.getAsJsonPrimitive().isString()) {
      return new JsonPrimitive(masked(json.getAsString()));
    }
    return json;
  }

  private static String masked(String text) {
    String noTokens = SLACK_TOKEN.matcher(text).replaceAll("(token)");
    return LONG.matcher(noTokens)
        .replaceAll(
            found ->
                found.group().substring(0, KEPT) + "(" + found.group().length() + " characters)");
  }
}
