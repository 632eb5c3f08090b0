package dev.patchbay.slack.inbound;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.request.builtin.AttachmentActionRequest;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.BlockSuggestionRequest;
import com.slack.api.bolt.request.builtin.EventRequest;
import com.slack.api.bolt.request.builtin.GlobalShortcutRequest;
import com.slack.api.bolt.request.builtin.MessageShortcutRequest;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.request.builtin.ViewClosedRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.util.json.GsonFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Bolt's requests out of verified payloads. Each carries the whole raw JSON as its body, for our
 * listeners, and to Bolt's typed model shows only what Bolt routes by: a message with a block that
 * the model cannot parse is a click all the same, and a press that names several actions is not
 * dropped (reference/slack.md §1).
 */
final class BoltRequests {
  private static final List<String> ROUTED_BY =
      List.of("type", "team", "enterprise", "is_enterprise_install", "trigger_id", "response_url");
  private static final Gson GSON = GsonFactory.createSnakeCase();

  private BoltRequests() {}

  /** Empty for what Bolt has no listener for. */
  static Optional<Request<?>> of(SlackPayload payload, Map<String, List<String>> headers) {
    var bolt = new RequestHeaders(headers);
    String raw = payload.json().toString();
    String slim = slim(payload).toString();
    return Optional.ofNullable(
        switch (payload.kind()) {
          case COMMAND ->
              new SlashCommandRequest(raw, GSON.fromJson(raw, SlashCommandPayload.class), bolt);
          case BLOCK_ACTIONS -> new BlockActionRequest(raw, slim, bolt);
          case INTERACTIVE_MESSAGE -> new AttachmentActionRequest(raw, slim, bolt);
          case VIEW_SUBMISSION -> new ViewSubmissionRequest(raw, slim, bolt);
          case VIEW_CLOSED -> new ViewClosedRequest(raw, slim, bolt);
          case BLOCK_SUGGESTION -> new BlockSuggestionRequest(raw, slim, bolt);
          case SHORTCUT -> new GlobalShortcutRequest(raw, slim, bolt);
          case MESSAGE_ACTION -> new MessageShortcutRequest(raw, slim, bolt);
          case EVENT_CALLBACK ->
              JsonFields.text(payload.json(), "event", "type").isBlank()
                  ? null
                  : new EventRequest(raw, bolt);
          case URL_VERIFICATION, SSL_CHECK, OTHER -> null;
        });
  }

  private static JsonObject slim(SlackPayload payload) {
    var slim = new JsonObject();
    for (String name : ROUTED_BY) {
      if (payload.json().has(name)) {
        slim.add(name, payload.json().get(name));
      }
    }
    var user = new JsonObject();
    user.addProperty("id", payload.text("user", "id"));
    user.addProperty("team_id", payload.text("user", "team_id"));
    slim.add("user", user);
    slim.addProperty("callback_id", payload.text("callback_id"));
    slim.addProperty("action_id", payload.text("action_id"));
    var action = new JsonObject();
    JsonFields.objects(payload.json(), "actions").stream()
        .findFirst()
        .ifPresent(first -> action.addProperty("action_id", JsonFields.text(first, "action_id")));
    var actions = new JsonArray();
    actions.add(action);
    slim.add("actions", actions);
    var view = new JsonObject();
    view.addProperty("callback_id", payload.text("view", "callback_id"));
    slim.add("view", view);
    return slim;
  }
}
