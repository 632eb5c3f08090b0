package dev.patchbay.slack.inbound;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.slack.api.bolt.util.QueryStringParser;
import dev.patchbay.core.Actor;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.Place;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.secret.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A verified request of Slack's as its raw JSON, with what all kinds have in common. Raw, because
 * Slack's typed model drops what it does not know (reference/slack.md §1) and a click must not be
 * lost to that.
 */
public record Interaction(Kind kind, JsonObject json, Instant receivedAt) {
  enum Kind {
    COMMAND,
    BLOCK_ACTIONS,
    INTERACTIVE_MESSAGE,
    VIEW_SUBMISSION,
    VIEW_CLOSED,
    BLOCK_SUGGESTION,
    SHORTCUT,
    MESSAGE_ACTION,
    EVENT_CALLBACK,
    URL_VERIFICATION,
    SSL_CHECK,
    OTHER
  }

  /** Of a body over HTTP, form or JSON; empty if it is neither. */
  static Optional<Interaction> ofBody(String body, Instant receivedAt) {
    if (body.stripLeading().startsWith("{")) {
      return ofJson(body, receivedAt);
    }
    Map<String, List<String>> form;
    try {
      form = QueryStringParser.toMap(body);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
    if (form.containsKey("payload")) {
      return ofJson(form.get("payload").get(0), receivedAt);
    }
    var json = new JsonObject();
    form.forEach((name, values) -> json.addProperty(name, values.get(0)));
    return Optional.of(of(json, receivedAt));
  }

  public static Optional<Interaction> ofJson(String text, Instant receivedAt) {
    try {
      return Optional.of(of(JsonParser.parseString(text).getAsJsonObject(), receivedAt));
    } catch (JsonParseException | IllegalStateException e) {
      return Optional.empty();
    }
  }

  /** Of an object, as Socket Mode delivers it: a command there has no type. */
  public static Interaction of(JsonObject json, Instant receivedAt) {
    return new Interaction(kind(json), json, receivedAt);
  }

  private static Kind kind(JsonObject json) {
    if (!JsonFields.text(json, "command").isBlank()) {
      return Kind.COMMAND;
    }
    if (!JsonFields.text(json, "ssl_check").isBlank()) {
      return Kind.SSL_CHECK;
    }
    String type = JsonFields.text(json, "type");
    for (Kind kind : Kind.values()) {
      if (kind.name().equalsIgnoreCase(type) && kind != Kind.COMMAND && kind != Kind.OTHER) {
        return kind;
      }
    }
    return Kind.OTHER;
  }

  public String text(String... path) {
    return JsonFields.text(json, path);
  }

  /** True for what is stored before it is acknowledged, and so is worth doing late. */
  boolean durable() {
    return switch (kind) {
      case EVENT_CALLBACK, VIEW_SUBMISSION, INTERACTIVE_MESSAGE -> true;
      case BLOCK_ACTIONS -> !action("action_id").startsWith(Router.OURS);
      default -> false;
    };
  }

  /** A field of the pressed button; of several pressed ones the first counts. */
  public String action(String name) {
    return JsonFields.objects(json, "actions").stream()
        .findFirst()
        .map(action -> JsonFields.text(action, name))
        .orElse("");
  }

  /** The submitted view; empty where there is none. */
  public JsonObject view() {
    return JsonFields.object(json, "view").orElseGet(JsonObject::new);
  }

  /** The user; at home in the Grid org, if there is one, else in their own workspace. */
  public Actor actor() {
    String home =
        JsonFields.first(
            stranger() ? "" : enterprise(), ownTeam(), text("team_id"), text("team", "id"));
    return new Actor(
        new HomeId(home),
        new SlackUserId(JsonFields.first(text("user_id"), text("user", "id"), event().user())));
  }

  /** The user's own workspace or org, where Slack says it. */
  private String ownTeam() {
    return JsonFields.first(text("user", "team_id"), event().userTeam());
  }

  /**
   * Whether the user comes from elsewhere, through Slack Connect: at home in another org, or
   * without an org in another workspace. In an org a workspace as home says nothing: it may be one
   * of many.
   */
  public boolean stranger() {
    String home = ownTeam();
    if (home.isBlank()) {
      return false;
    }
    return enterprise().isBlank()
        ? !home.equals(team().value())
        : home.startsWith("E") && !home.equals(enterprise());
  }

  /**
   * The workspace where it happened; the org where an org-wide installation names no workspace. Not
   * {@code user.team_id}: a person is not a place.
   */
  public TeamId team() {
    return new TeamId(
        JsonFields.first(
            text("team_id"),
            text("team", "id"),
            text("message", "team"),
            text("view", "team_id"),
            enterprise()));
  }

  /** Empty where it happened in no conversation. */
  public Optional<Place> place() {
    String channel = channelId();
    return channel.isBlank()
        ? Optional.empty()
        : Optional.of(new Place(team(), new ChannelId(channel)));
  }

  /** Where an answer goes: the conversation, else the person's own with the app. */
  public Place here() {
    return place().orElseGet(() -> new Place(team(), new ChannelId(actor().user().value())));
  }

  public ChannelId channel() {
    return here().channel();
  }

  public String channelName() {
    return JsonFields.first(text("channel_name"), text("channel", "name"));
  }

  /** What was typed after {@code /pd}, or the button's value, which holds such a line. */
  public String typed() {
    return (kind == Kind.COMMAND ? unescaped(text("text")) : action("value")).strip();
  }

  private static String unescaped(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  /** Lives three seconds and opens one modal. */
  public Secret triggerId() {
    return secret("trigger_id")
        .orElseThrow(() -> new IllegalArgumentException("a request without a trigger id"));
  }

  public Optional<Secret> responseUrl() {
    return secret("response_url");
  }

  /** The Grid org, blank if none. */
  public String enterprise() {
    return JsonFields.first(
        text("enterprise_id"),
        text("enterprise", "id"),
        text("team", "enterprise_id"),
        event().enterprise());
  }

  /** The user id of the app's own bot, as an event says it; blank where it does not. */
  public String botUser() {
    return event().botUser();
  }

  private EventOrigin event() {
    return new EventOrigin(json);
  }

  public String slackUserName() {
    return JsonFields.first(
        text("user_name"), text("user", "name"), text("user", "username"), actor().user().value());
  }

  /** Blank where it happened in no conversation. */
  public String channelId() {
    return JsonFields.first(
        text("channel_id"),
        text("channel", "id"),
        text("container", "channel_id"),
        event().channel());
  }

  private Optional<Secret> secret(String name) {
    String value = text(name);
    return value.isBlank() ? Optional.empty() : Optional.of(Secret.of(value));
  }

  /** The clicked message as Slack sent it; empty where it sent none. */
  public JsonObject message() {
    return JsonFields.object(json, "message")
        .or(() -> JsonFields.object(json, "original_message"))
        .orElseGet(JsonObject::new);
  }

  @Override
  public String toString() {
    return "Interaction[" + kind + "]";
  }
}
