package dev.patchbay.sandbox.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.slack.method.Unfurls;
import dev.patchbay.sandbox.slack.state.Channel;
import dev.patchbay.sandbox.slack.state.Member;
import dev.patchbay.sandbox.slack.state.Message;
import dev.patchbay.sandbox.slack.state.RegisteredApp;
import dev.patchbay.sandbox.slack.state.SlackWorld;
import dev.patchbay.sandbox.slack.state.Token;
import dev.patchbay.sandbox.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What people write, and which apps hear of it: those that are mentioned, or whose link it has. */
final class Conversation {
  private static final Pattern LINK = Pattern.compile("https?://([A-Za-z0-9.-]+)[^\\s|<>]*");

  private final SlackWorld world;
  private final EventDesk events;
  private final Unfurls unfurls;

  Conversation(SlackWorld world, EventDesk events, Unfurls unfurls) {
    this.world = world;
    this.events = events;
    this.unfurls = unfurls;
  }

  /** A message that was posted, and how the apps answered that heard of it. */
  record Posted(String ts, List<AppAnswer> answers) {}

  /**
   * @param threadTs of the message that is replied to; empty in the channel itself
   * @param text as Slack stores it: a mention is {@code <@U…>}
   */
  Posted post(Member member, Channel channel, Optional<String> threadTs, String text) {
    List<Owed> owed = new ArrayList<>();
    String ts;
    synchronized (world) {
      Message message = add(member, channel, threadTs, text);
      ts = message.ts;
      for (RegisteredApp app : listening(channel)) {
        mention(app, channel, message).ifPresent(owed::add);
        links(app, channel, member, text, Optional.of(message)).ifPresent(owed::add);
      }
    }
    return new Posted(ts, bring(owed, channel));
  }

  /** Types links without sending them; answers the id of the unfurl, blank if no app is asked. */
  String compose(Member member, Channel channel, String text) {
    List<Owed> owed = new ArrayList<>();
    synchronized (world) {
      listening(channel)
          .forEach(app -> links(app, channel, member, text, Optional.empty()).ifPresent(owed::add));
    }
    bring(owed, channel);
    return owed.stream().findFirst().map(one -> one.event().path("unfurl_id").asText()).orElse("");
  }

  /** What the composer shows for it by now; empty if nothing. */
  ObjectNode composed(String unfurlId) {
    synchronized (world) {
      return unfurls.composed(unfurlId);
    }
  }

  private record Owed(RegisteredApp app, ObjectNode event) {}

  private List<AppAnswer> bring(List<Owed> owed, Channel channel) {
    return owed.stream()
        .flatMap(one -> events.bring(one.app(), channel, one.event()).stream())
        .toList();
  }

  private Message add(Member member, Channel channel, Optional<String> threadTs, String text) {
    String ts = world.newTs();
    ObjectNode json =
        Json.object()
            .put("type", "message")
            .put("user", member.id())
            .put("team", member.teamId())
            .put("text", text)
            .put("ts", ts)
            .put("client_msg_id", world.newSecret(8));
    threadTs.ifPresent(
        thread -> {
          if (world.message(channel.id, thread).isEmpty()) {
            throw new IllegalArgumentException("no message " + thread);
          }
          json.put("thread_ts", thread);
        });
    Message.Author author =
        new Message.Author(member.id(), member.realName(), Optional.empty(), Token.Kind.USER);
    Message message = new Message(channel.id, ts, author, Optional.empty(), json);
    world.messages.add(message);
    return message;
  }

  private List<RegisteredApp> listening(Channel channel) {
    return world.apps.values().stream()
        .filter(app -> app.installFor(world.workspace(channel.teamId)).isPresent())
        .toList();
  }

  private Optional<Owed> mention(RegisteredApp app, Channel channel, Message message) {
    String bot = bot(app, channel);
    String text = message.json.path("text").asText();
    boolean heard =
        (text.contains("<@" + bot + ">") || text.contains("<@" + bot + "|"))
            && channel.members.contains(bot)
            && granted(app, channel, "app_mentions:read");
    if (!heard) {
      return Optional.empty();
    }
    ObjectNode event = message.json.deepCopy();
    event.put("type", "app_mention").put("channel", channel.id).put("event_ts", message.ts);
    return Optional.of(new Owed(app, event));
  }

  private Optional<Owed> links(
      RegisteredApp app, Channel channel, Member member, String text, Optional<Message> message) {
    List<MatchResult> found =
        LINK.matcher(text)
            .results()
            .filter(link -> app.draft.unfurlDomains().stream().anyMatch(of(link.group(1))))
            .toList();
    if (found.isEmpty() || !granted(app, channel, "links:read")) {
      return Optional.empty();
    }
    String source = message.isPresent() ? Unfurls.POSTED : Unfurls.COMPOSER;
    List<String> urls = found.stream().map(MatchResult::group).distinct().toList();
    String ts = message.map(posted -> posted.ts).orElseGet(() -> world.newSecret(8));
    ObjectNode event =
        Json.object()
            .put("type", "link_shared")
            .put("user", member.id())
            .put("channel", message.isPresent() ? channel.id : "COMPOSER")
            .put("message_ts", ts)
            .put("is_bot_user_member", channel.members.contains(bot(app, channel)))
            .put("unfurl_id", unfurls.share(app.id(), source, message, urls))
            .put("source", source)
            .put("event_ts", world.newTs());
    message
        .filter(posted -> posted.json.has("thread_ts"))
        .ifPresent(posted -> event.put("thread_ts", posted.json.path("thread_ts").asText()));
    ArrayNode links = event.putArray("links");
    found.forEach(link -> links.addObject().put("url", link.group()).put("domain", link.group(1)));
    return Optional.of(new Owed(app, event));
  }

  private static java.util.function.Predicate<String> of(String host) {
    return domain -> host.equals(domain) || host.endsWith("." + domain);
  }

  private String bot(RegisteredApp app, Channel channel) {
    return app.installFor(world.workspace(channel.teamId)).orElseThrow().botUserId();
  }

  private boolean granted(RegisteredApp app, Channel channel, String scope) {
    String bot = bot(app, channel);
    return world.tokens.values().stream()
        .filter(token -> token.isBot() && token.userId().equals(bot) && !token.revoked())
        .anyMatch(token -> token.scopes().contains(scope));
  }
}
