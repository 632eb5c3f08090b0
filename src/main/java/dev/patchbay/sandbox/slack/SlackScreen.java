package dev.patchbay.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.slack.method.OpenView;
import dev.patchbay.sandbox.slack.method.ShownView;
import dev.patchbay.sandbox.slack.state.ApiCall;
import dev.patchbay.sandbox.slack.state.Channel;
import dev.patchbay.sandbox.slack.state.Message;
import dev.patchbay.sandbox.slack.state.SlackWorld;
import dev.patchbay.sandbox.wire.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands on people's screens now, as copies. Thread-safe. */
public final class SlackScreen {
  private static final int CALLS_SHOWN = 100;

  private final Interactions desk;
  private final SlackWorld world;

  SlackScreen(Interactions desk) {
    this.desk = desk;
    this.world = desk.world();
  }

  /** What a composer shows beside the links typed into it by now; empty if nothing. */
  public JsonNode composed(String unfurlId) {
    return desk.conversation().composed(unfurlId);
  }

  /** The messages of a channel that everybody in it sees, oldest first. */
  public List<ShownMessage> messages(String channelId) {
    synchronized (world) {
      world.channel(channelId);
      return world.messages.stream()
          .filter(m -> m.channel.equals(channelId) && m.onlyFor.isEmpty())
          .map(this::shown)
          .toList();
    }
  }

  /** The messages that only this person sees, in all channels, oldest first. */
  public List<ShownMessage> ephemerals(String userId) {
    synchronized (world) {
      world.member(userId);
      return world.messages.stream()
          .filter(m -> m.onlyFor.filter(userId::equals).isPresent())
          .map(this::shown)
          .toList();
    }
  }

  /** What stands in a person's own conversation with an app, oldest first. */
  public List<ShownMessage> direct(String userId) {
    synchronized (world) {
      world.member(userId);
      return world.messages.stream()
          .filter(m -> m.onlyFor.isEmpty() && world.channel(m.channel).isDirect())
          .filter(m -> world.channel(m.channel).members.contains(userId))
          .map(this::shown)
          .toList();
    }
  }

  /** The modals of a person, the one on top last. */
  public List<ShownView> views(String userId) {
    synchronized (world) {
      return desk.views().of(userId).stream().map(OpenView::shown).toList();
    }
  }

  /** The app's Home tab as the person sees it; empty until the app publishes one. */
  public Optional<ShownView> home(String userId, String appId) {
    synchronized (world) {
      return desk.views().home(userId, appId).map(OpenView::shown);
    }
  }

  /** Everything as one document, for a page or a failing test to show. Holds no token. */
  public JsonNode snapshot() {
    ObjectNode all = Json.object();
    synchronized (world) {
      ArrayNode workspaces = all.putArray("workspaces");
      world
          .workspaces
          .values()
          .forEach(
              w ->
                  workspaces
                      .addObject()
                      .put("id", w.id())
                      .put("name", w.name())
                      .put("domain", w.domain()));
      ArrayNode members = all.putArray("members");
      world
          .members
          .values()
          .forEach(
              m ->
                  members
                      .addObject()
                      .put("id", m.id())
                      .put("team_id", m.teamId())
                      .put("name", m.name())
                      .put("real_name", m.realName())
                      .put("guest", m.guest())
                      .put("bot", m.bot()));
      ArrayNode channels = all.putArray("channels");
      world.channels.values().forEach(channel -> channels.add(json(channel)));
      ArrayNode ephemerals = all.putArray("ephemerals");
      world.messages.stream()
          .filter(m -> m.onlyFor.isPresent())
          .forEach(m -> ephemerals.add(json(m)));
      ArrayNode views = all.putArray("views");
      desk.views().all().forEach(view -> views.add(json(view)));
    }
    ArrayNode calls = all.putArray("calls");
    List<ApiCall> log = desk.log().calls();
    for (ApiCall call : log.subList(Math.max(0, log.size() - CALLS_SHOWN), log.size())) {
      ObjectNode json = calls.addObject();
      json.put("at", call.at().toString())
          .put("method", call.method())
          .put("token", call.token())
          .put("error", call.error());
      json.set("args", strings(call.args()));
    }
    return all.set("violations", Json.strings(desk.log().violations()));
  }

  private ObjectNode json(Channel channel) {
    ObjectNode json =
        Json.object()
            .put("id", channel.id)
            .put("team_id", channel.teamId)
            .put("name", channel.name)
            .put("kind", channel.kind.name())
            .put("archived", channel.archived);
    json.set("members", Json.strings(channel.members));
    ArrayNode messages = json.putArray("messages");
    world.messages.stream()
        .filter(m -> m.channel.equals(channel.id) && m.onlyFor.isEmpty())
        .forEach(m -> messages.add(json(m)));
    return json;
  }

  private ObjectNode json(Message message) {
    ShownMessage shown = shown(message);
    ObjectNode json =
        Json.object()
            .put("channel", shown.channel())
            .put("ts", shown.ts())
            .put("shown_as", shown.shownAs())
            .put("dead_buttons", shown.deadButtons().orElse(""))
            .put("only_for", shown.onlyFor().orElse(""));
    return json.set("message", shown.json());
  }

  private static ObjectNode json(OpenView view) {
    ObjectNode json = Json.object().put("user", view.userId).put("home", view.isHome());
    json.set("view", view.json.deepCopy());
    return json.set("errors", strings(view.errors));
  }

  private static ObjectNode strings(Map<String, String> values) {
    ObjectNode json = Json.object();
    values.forEach(json::put);
    return json;
  }

  private ShownMessage shown(Message message) {
    return new ShownMessage(
        message.channel,
        message.ts,
        message.json.deepCopy(),
        message.author.shownAs(),
        desk.deadButtons(message),
        message.onlyFor);
  }
}
