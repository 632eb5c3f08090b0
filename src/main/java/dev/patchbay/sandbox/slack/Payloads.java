package dev.patchbay.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.slack.method.OpenView;
import dev.patchbay.sandbox.slack.method.ResponseUrls;
import dev.patchbay.sandbox.slack.method.Triggers;
import dev.patchbay.sandbox.slack.method.ViewState;
import dev.patchbay.sandbox.slack.state.Channel;
import dev.patchbay.sandbox.slack.state.Member;
import dev.patchbay.sandbox.slack.state.Message;
import dev.patchbay.sandbox.slack.state.RegisteredApp;
import dev.patchbay.sandbox.slack.state.SlackWorld;
import dev.patchbay.sandbox.slack.state.Workspace;
import dev.patchbay.sandbox.wire.Json;
import java.util.List;
import java.util.Optional;

/** What Slack sends to an app, field by field. Source: reference/slack.md §3, §4. */
final class Payloads {
  private final SlackWorld world;
  private final Triggers triggers;
  private final ResponseUrls responseUrls;
  private final String root;

  /**
   * @param root the simulator's address, without a slash at the end
   */
  Payloads(SlackWorld world, Triggers triggers, ResponseUrls responseUrls, String root) {
    this.world = world;
    this.triggers = triggers;
    this.responseUrls = responseUrls;
    this.root = root;
  }

  ObjectNode command(RegisteredApp app, Member user, Channel channel, String name, String text) {
    Workspace workspace = world.workspace(channel.teamId);
    ObjectNode form =
        Json.object()
            .put("token", app.credentials.verificationToken())
            .put("team_id", workspace.id())
            .put("team_domain", workspace.domain());
    workspace
        .enterpriseId()
        .ifPresent(
            id ->
                form.put("enterprise_id", id)
                    .put("enterprise_name", world.enterprises.getOrDefault(id, "")));
    return form.put("channel_id", channel.id)
        .put("channel_name", channel.payloadName())
        .put("user_id", user.id())
        .put("user_name", user.name())
        .put("command", name)
        .put("text", text)
        .put("api_app_id", app.id())
        .put("is_enterprise_install", Boolean.toString(isOrgWide(app, workspace)))
        .put("response_url", root + responseUrls.issue(app, user, channel, Optional.empty()))
        .put("trigger_id", triggers.issue(app, user, Optional.empty()));
  }

  ObjectNode click(
      RegisteredApp app, Member user, Channel channel, Message message, Clickable clicked) {
    return clicked.legacy()
        ? legacyClick(app, user, channel, message, clicked)
        : blockClick(app, user, channel, message, clicked);
  }

  private ObjectNode blockClick(
      RegisteredApp app, Member user, Channel channel, Message message, Clickable clicked) {
    ObjectNode payload =
        begin("block_actions", app, user, world.workspace(channel.teamId), Optional.empty());
    boolean inAttachment = clicked.attachment().isObject();
    ObjectNode container =
        payload
            .putObject("container")
            .put("type", inAttachment ? "message_attachment" : "message")
            .put("message_ts", message.ts);
    if (inAttachment) {
      container.put("attachment_id", clicked.attachment().path("id").asInt());
    }
    container.put("channel_id", channel.id).put("is_ephemeral", message.onlyFor.isPresent());
    channel(payload, channel);
    if (message.onlyFor.isEmpty()) {
      payload.set("message", message.json.deepCopy());
    }
    payload.putObject("state").putObject("values");
    payload.put("response_url", url(app, user, channel, message));
    payload.putArray("actions").add(action(clicked.button(), clicked.block(), clicked.chosen()));
    return payload;
  }

  private ObjectNode legacyClick(
      RegisteredApp app, Member user, Channel channel, Message message, Clickable clicked) {
    ObjectNode payload =
        begin("interactive_message", app, user, world.workspace(channel.teamId), Optional.empty());
    payload.remove(List.of("api_app_id", "user"));
    payload.putObject("user").put("id", user.id()).put("name", user.name());
    payload
        .putArray("actions")
        .addObject()
        .put("name", clicked.id())
        .put("type", clicked.button().path("type").asText("button"))
        .put("value", clicked.value());
    payload.put("callback_id", clicked.attachment().path("callback_id").asText(""));
    channel(payload, channel);
    payload
        .put("action_ts", world.newTs())
        .put("message_ts", message.ts)
        .put("attachment_id", clicked.attachment().path("id").asText(""))
        .put("is_app_unfurl", false);
    if (message.onlyFor.isEmpty()) {
      payload.set("original_message", message.json.deepCopy());
    }
    return payload.put("response_url", url(app, user, channel, message));
  }

  String url(RegisteredApp app, Member user, Channel channel, Message message) {
    return root + responseUrls.issue(app, user, channel, Optional.of(message.ts));
  }

  /** A change of an element inside a view. */
  ObjectNode viewAction(RegisteredApp app, Member user, OpenView view, ViewState.Placed placed) {
    ObjectNode payload = begin("block_actions", app, user, Optional.of(view.id()));
    payload.putObject("container").put("type", "view").put("view_id", view.id());
    payload.set("view", view.json.deepCopy());
    JsonNode value = new ViewState(view).value(placed);
    ObjectNode set = value instanceof ObjectNode object ? object.deepCopy() : Json.object();
    payload.putArray("actions").add(action(placed.element(), placed.block(), set));
    return payload;
  }

  /**
   * The event of a member who opens the app's Home tab.
   *
   * @param shown what the app published before
   */
  ObjectNode homeOpened(Member user, Optional<OpenView> shown) {
    ObjectNode event =
        Json.object()
            .put("type", "app_home_opened")
            .put("user", user.id())
            .put("channel", "D" + user.id().substring(1))
            .put("event_ts", world.newTs())
            .put("tab", "home");
    shown.ifPresent(view -> event.set("view", view.json.deepCopy()));
    return event;
  }

  ObjectNode suggestion(
      RegisteredApp app, Member user, OpenView view, ViewState.Placed placed, String typed) {
    ObjectNode payload = begin("block_suggestion", app, user, Optional.of(view.id()));
    payload.remove("trigger_id");
    payload.putObject("container").put("type", "view").put("view_id", view.id());
    payload.set("view", view.json.deepCopy());
    return payload
        .put("action_id", placed.actionId())
        .put("block_id", placed.blockId())
        .put("value", typed);
  }

  ObjectNode submission(RegisteredApp app, Member user, OpenView view) {
    ObjectNode payload = begin("view_submission", app, user, Optional.of(view.id()));
    payload.set("view", view.json.deepCopy());
    payload.putArray("response_urls");
    return payload;
  }

  ObjectNode closed(RegisteredApp app, Member user, OpenView view, boolean all) {
    ObjectNode payload = begin("view_closed", app, user, Optional.of(view.id()));
    payload.remove("trigger_id");
    payload.set("view", view.json.deepCopy());
    return payload.put("is_cleared", all);
  }

  /** Where the member is at home, which need not be where they act: their org, else workspace. */
  private String home(Member user, boolean orgWide) {
    Workspace own = world.workspace(user.teamId());
    return orgWide ? own.enterpriseId().orElse(own.id()) : own.id();
  }

  private ObjectNode begin(String type, RegisteredApp app, Member user, Optional<String> viewId) {
    return begin(type, app, user, world.workspace(user.teamId()), viewId);
  }

  ObjectNode begin(
      String type, RegisteredApp app, Member user, Workspace workspace, Optional<String> viewId) {
    boolean orgWide = isOrgWide(app, workspace);
    ObjectNode payload = Json.object().put("type", type);
    payload
        .putObject("user")
        .put("id", user.id())
        .put("username", user.name())
        .put("name", user.name())
        .put("team_id", home(user, orgWide));
    payload.put("api_app_id", app.id()).put("token", app.credentials.verificationToken());
    if (orgWide) {
      payload.putNull("team");
    } else {
      ObjectNode team =
          payload.putObject("team").put("id", workspace.id()).put("domain", workspace.domain());
      workspace.enterpriseId().ifPresent(id -> team.put("enterprise_id", id));
    }
    if (workspace.enterpriseId().isPresent()) {
      String id = workspace.enterpriseId().get();
      payload
          .putObject("enterprise")
          .put("id", id)
          .put("name", world.enterprises.getOrDefault(id, ""));
    } else {
      payload.putNull("enterprise");
    }
    return payload
        .put("is_enterprise_install", orgWide)
        .put("trigger_id", triggers.issue(app, user, viewId));
  }

  private static boolean isOrgWide(RegisteredApp app, Workspace workspace) {
    return app.installFor(workspace).map(RegisteredApp.Install::orgWide).orElse(false);
  }

  static void channel(ObjectNode payload, Channel channel) {
    payload.putObject("channel").put("id", channel.id).put("name", channel.payloadName());
  }

  private ObjectNode action(JsonNode element, JsonNode block, ObjectNode set) {
    ObjectNode action = set;
    for (String field : List.of("type", "action_id", "text", "value", "style", "url")) {
      if (element.has(field)) {
        action.set(field, element.get(field).deepCopy());
      }
    }
    return action
        .put("block_id", block.path("block_id").asText(""))
        .put("action_ts", world.newTs());
  }
}
