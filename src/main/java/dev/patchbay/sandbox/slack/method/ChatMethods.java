package dev.patchbay.sandbox.slack.method;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.slack.block.MessageShape;
import dev.patchbay.sandbox.slack.state.Accepted;
import dev.patchbay.sandbox.slack.state.Call;
import dev.patchbay.sandbox.slack.state.Channel;
import dev.patchbay.sandbox.slack.state.Message;
import dev.patchbay.sandbox.slack.state.Refused;
import dev.patchbay.sandbox.slack.state.SlackWorld;
import dev.patchbay.sandbox.slack.state.Token;
import dev.patchbay.sandbox.wire.Json;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** chat.*: posting, changing and deleting messages. */
public final class ChatMethods {
  private final SlackWorld world;
  private final ChannelAccess access;
  private final MessageShape shape;

  public ChatMethods(SlackWorld world, ChannelAccess access, MessageShape shape) {
    this.world = world;
    this.access = access;
    this.shape = shape;
  }

  public void addTo(Map<String, Function<Call, ObjectNode>> methods) {
    methods.put("chat.postMessage", this::post);
    methods.put("chat.postEphemeral", this::postEphemeral);
    methods.put("chat.update", this::update);
    methods.put("chat.delete", this::delete);
    methods.put("chat.getPermalink", this::permalink);
  }

  private ObjectNode post(Call call) {
    Channel channel = access.postable(call.token(), call.args().need("channel"));
    Message message = compose(call, channel, Optional.empty());
    ObjectNode answer = Accepted.body().put("channel", channel.id).put("ts", message.ts);
    return answer.set("message", message.json.deepCopy());
  }

  private ObjectNode postEphemeral(Call call) {
    Channel channel = access.postable(call.token(), call.args().need("channel"));
    String user = call.args().need("user");
    if (!channel.members.contains(user)) {
      throw new Refused("user_not_in_channel");
    }
    Message message = compose(call, channel, Optional.of(user));
    return Accepted.body().put("message_ts", message.ts);
  }

  private Message compose(Call call, Channel channel, Optional<String> onlyFor) {
    MessageShape.Content content = shape.read(call.args(), call.method());
    if (content.isEmpty()) {
      throw new Refused("no_text");
    }
    String thread = call.args().text("thread_ts").orElse("");
    if (!thread.isEmpty() && world.message(channel.id, thread).isEmpty()) {
      throw new Refused("cannot_reply_to_message");
    }
    String shownAs = shownAs(call);
    ObjectNode json = authored(call.token(), channel, shownAs);
    if (call.args().text("username").isPresent()) {
      json.put("subtype", "bot_message").put("username", shownAs);
    }
    if (!thread.isEmpty()) {
      json.put("thread_ts", thread);
      if (call.args().flag("reply_broadcast")) {
        json.put("subtype", "thread_broadcast");
      }
    }
    metadata(call).ifPresent(found -> json.set("metadata", found));
    return add(call.token(), channel, shownAs, onlyFor, content, json);
  }

  private static Optional<JsonNode> metadata(Call call) {
    Optional<JsonNode> given = call.args().structure("metadata", "invalid_metadata_format");
    given.ifPresent(
        found -> {
          if (!found.path("event_type").isTextual() || !found.path("event_payload").isObject()) {
            throw new Refused("invalid_metadata_format");
          }
        });
    return given;
  }

  /** Adds a message that an app sends by any route. */
  Message add(
      Token token,
      Channel channel,
      String shownAs,
      Optional<String> onlyFor,
      MessageShape.Content content,
      ObjectNode json) {
    String ts = world.newTs();
    json.put("type", "message").put("ts", ts);
    json.put("text", "");
    content.putInto(json);
    Message.Author author =
        new Message.Author(token.userId(), shownAs, token.appId(), token.kind());
    Message message = new Message(channel.id, ts, author, onlyFor, json);
    world.messages.add(message);
    return message;
  }

  private String shownAs(Call call) {
    Token token = call.token();
    return call.args().text("username").orElseGet(() -> nameOf(token));
  }

  String nameOf(Token token) {
    return token.isBot()
        ? world.appOf(token).map(app -> app.draft.name()).orElse("bot")
        : world.member(token.userId()).realName();
  }

  /** The author's part of a message: with a person's token it shows the person. */
  ObjectNode authored(Token token, Channel channel, String shownAs) {
    ObjectNode json = Json.object().put("user", token.userId()).put("team", channel.teamId);
    world
        .appOf(token)
        .ifPresent(
            app -> {
              json.put("app_id", app.id());
              world
                  .installOf(token)
                  .ifPresent(
                      install -> {
                        json.put("bot_id", install.botId());
                        if (token.isBot()) {
                          json.putObject("bot_profile")
                              .put("id", install.botId())
                              .put("app_id", app.id())
                              .put("name", shownAs)
                              .put("deleted", false)
                              .put("updated", 1_700_000_000)
                              .put("team_id", channel.teamId)
                              .putObject("icons");
                        }
                      });
            });
    return json;
  }

  private ObjectNode update(Call call) {
    Channel channel = access.visible(call.token(), call.args().need("channel"));
    Message message = own(call, channel, "cant_update_message");
    MessageShape.Content content = shape.read(call.args(), call.method());
    if (content.text().isEmpty() && content.blocks().isEmpty() && content.attachments().isEmpty()) {
      throw new Refused("no_text");
    }
    content.putInto(message.json);
    metadata(call).ifPresent(found -> message.json.set("metadata", found));
    message.json.putObject("edited").put("user", call.token().userId()).put("ts", world.newTs());
    JsonNode copy = message.json.deepCopy();
    ObjectNode answer = Accepted.body().put("channel", channel.id).put("ts", message.ts);
    answer.put("text", copy.path("text").asText(""));
    return answer.set("message", copy);
  }

  private ObjectNode delete(Call call) {
    Channel channel = access.visible(call.token(), call.args().need("channel"));
    Message message = own(call, channel, "cant_delete_message");
    world.messages.remove(message);
    return Accepted.body().put("channel", channel.id).put("ts", message.ts);
  }

  /** The message that the call names, when the token is of the same app and author. */
  private Message own(Call call, Channel channel, String error) {
    Message message =
        world
            .message(channel.id, call.args().need("ts"))
            .filter(found -> found.onlyFor.isEmpty())
            .orElseThrow(() -> new Refused("message_not_found"));
    boolean sameAuthor = message.author.userId().equals(call.token().userId());
    if (!sameAuthor || message.author.kind() != call.token().kind()) {
      throw new Refused(error);
    }
    if (channel.archived) {
      throw new Refused("is_archived");
    }
    return message;
  }

  private ObjectNode permalink(Call call) {
    Channel channel = access.visible(call.token(), call.args().need("channel"));
    String ts = call.args().need("message_ts");
    if (world.message(channel.id, ts).isEmpty()) {
      throw new Refused("message_not_found");
    }
    String domain = world.workspace(channel.teamId).domain();
    String link =
        "https://" + domain + ".slack.com/archives/" + channel.id + "/p" + ts.replace(".", "");
    return Accepted.body().put("channel", channel.id).put("permalink", link);
  }
}
