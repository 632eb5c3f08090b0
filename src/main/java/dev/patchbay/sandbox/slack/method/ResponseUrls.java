package dev.patchbay.sandbox.slack.method;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.slack.block.MessageShape;
import dev.patchbay.sandbox.slack.state.Accepted;
import dev.patchbay.sandbox.slack.state.ApiLog;
import dev.patchbay.sandbox.slack.state.Args;
import dev.patchbay.sandbox.slack.state.Channel;
import dev.patchbay.sandbox.slack.state.Member;
import dev.patchbay.sandbox.slack.state.Message;
import dev.patchbay.sandbox.slack.state.Refused;
import dev.patchbay.sandbox.slack.state.RegisteredApp;
import dev.patchbay.sandbox.slack.state.SlackWorld;
import dev.patchbay.sandbox.slack.state.Token;
import dev.patchbay.sandbox.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * response_urls: five sends within thirty minutes, ephemeral unless asked otherwise, free of the
 * channel's posting rules. Guarded by the world's monitor.
 */
public final class ResponseUrls {
  private static final Duration LIFE = Duration.ofMinutes(30);
  private static final int SENDS = 5;
  private static final Set<String> KNOWN =
      Set.of(
          "text",
          "blocks",
          "attachments",
          "response_type",
          "replace_original",
          "delete_original",
          "thread_ts",
          "mrkdwn",
          "unfurl_links",
          "unfurl_media",
          "metadata",
          "link_names",
          "parse");

  private final SlackWorld world;
  private final ChatMethods chat;
  private final MessageShape shape;
  private final ApiLog log;
  private final Map<String, Target> targets = new HashMap<>();

  public ResponseUrls(SlackWorld world, ChatMethods chat, MessageShape shape, ApiLog log) {
    this.world = world;
    this.chat = chat;
    this.shape = shape;
    this.log = log;
  }

  /** Where a response goes. */
  private static final class Target {
    final RegisteredApp app;
    final Member user;
    final Channel channel;
    final Optional<String> original;
    final Instant since;
    int sends;

    Target(
        RegisteredApp app, Member user, Channel channel, Optional<String> original, Instant since) {
      this.app = app;
      this.user = user;
      this.channel = channel;
      this.original = original;
      this.since = since;
    }
  }

  /** A new path below the simulator's root. */
  public String issue(RegisteredApp app, Member user, Channel channel, Optional<String> original) {
    String path =
        "/actions/" + user.teamId() + "/" + world.newDigits(13) + "/" + world.newSecret(12);
    targets.put(path, new Target(app, user, channel, original, world.now()));
    return path;
  }

  public WebApi.Answer send(String path, String body) {
    synchronized (world) {
      WebApi.Answer answer;
      Args args = Json.parseObject(body).map(Args::ofJson).orElseGet(Args::new);
      try {
        answer = new WebApi.Answer(200, send(targets.get(path), args), Map.of());
      } catch (Refused refused) {
        log.violation("response_url: " + refused.error());
        answer = new WebApi.Answer(404, refused.body(), Map.of());
      }
      log.call("response_url", args, "", answer.error());
      return answer;
    }
  }

  private ObjectNode send(@org.jspecify.annotations.Nullable Target target, Args args) {
    if (target == null || world.now().isAfter(target.since.plus(LIFE))) {
      throw new Refused("expired_url");
    }
    if (args.names().isEmpty()) {
      throw new Refused("invalid_payload");
    }
    if (++target.sends > SENDS) {
      throw new Refused("used_url");
    }
    args.names().stream()
        .filter(name -> !KNOWN.contains(name))
        .forEach(name -> log.violation("response_url with an unknown argument: " + name));
    answer(target, args);
    return Accepted.body();
  }

  private void answer(Target target, Args args) {
    Optional<Message> original =
        target.original.flatMap(ts -> world.message(target.channel.id, ts));
    if (args.flag("delete_original")) {
      original.ifPresent(world.messages::remove);
      return;
    }
    MessageShape.Content content = shape.read(args, "response_url");
    if (content.isEmpty()) {
      throw new Refused("no_text");
    }
    if (args.flag("replace_original") && original.isPresent()) {
      content.putInto(original.get().json);
      original.get().json.putObject("edited").put("user", "").put("ts", world.newTs());
      return;
    }
    reply(target.app, target.user, target.channel, args, content);
  }

  /** The body of an app's answer to a command or a legacy button. */
  public void direct(
      RegisteredApp app, Member user, Channel channel, Args args, Optional<Message> original) {
    MessageShape.Content content = shape.read(args, "the answer of " + app.draft.name());
    boolean inPlace =
        original.isPresent() && !args.text("replace_original").equals(Optional.of("false"));
    if (inPlace && !content.isEmpty()) {
      content.putInto(original.orElseThrow().json);
    } else if (!content.isEmpty()) {
      reply(app, user, channel, args, content);
    }
  }

  private void reply(
      RegisteredApp app, Member user, Channel channel, Args args, MessageShape.Content content) {
    boolean forAll = args.text("response_type").filter("in_channel"::equals).isPresent();
    Token bot =
        world.tokens.values().stream()
            .filter(t -> t.isBot() && t.appId().filter(app.id()::equals).isPresent())
            .filter(t -> !t.revoked() && world.reaches(t, channel.teamId))
            .findFirst()
            .orElseThrow(() -> new Refused("expired_url"));
    ObjectNode json = chat.authored(bot, channel, app.draft.name());
    args.text("thread_ts").ifPresent(ts -> json.put("thread_ts", ts));
    Optional<String> onlyFor = forAll ? Optional.empty() : Optional.of(user.id());
    chat.add(bot, channel, app.draft.name(), onlyFor, content, json);
  }
}
