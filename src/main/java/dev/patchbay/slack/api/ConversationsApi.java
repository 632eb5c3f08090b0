package dev.patchbay.slack.api;

import com.google.gson.JsonObject;
import com.slack.api.model.ConversationType;
import com.slack.api.util.json.GsonFactory;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Pause;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.TeamId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code conversations.*}: channels and what stands in them. Thread-safe. */
public final class ConversationsApi {
  /** More than Slack recommends, and what it allows: the method may be called 20 times a minute. */
  private static final int PAGE = 999;

  private static final List<ConversationType> PUBLIC_AND_PRIVATE =
      List.of(ConversationType.PUBLIC_CHANNEL, ConversationType.PRIVATE_CHANNEL);

  private final Exchange exchange;

  ConversationsApi(Exchange exchange) {
    this.exchange = exchange;
  }

  /** A private channel without the bot cannot be seen: ChannelNeedsInvite. */
  public Outcome<SlackChannel> info(TeamId team, ChannelId channel) {
    return exchange.call(
        team,
        Optional.of(channel),
        "conversations.info",
        client -> client.conversationsInfo(call -> call.channel(channel.value())),
        answer -> SlackChannel.of(channel, answer.getChannel()));
  }

  /** The channel's topic, as Slack shows it: {@code &}, {@code <} and {@code >} are escaped. */
  public Outcome<String> topic(Place place) {
    return exchange.call(
        place.team(),
        Optional.of(place.channel()),
        "conversations.info",
        client -> client.conversationsInfo(call -> call.channel(place.channel().value())),
        answer -> {
          var topic = answer.getChannel().getTopic();
          return topic == null || topic.getValue() == null ? "" : topic.getValue();
        });
  }

  /**
   * Needs {@code channels:manage} or {@code groups:write}, which an installation need not have, and
   * the bot in the channel.
   *
   * @param topic plain text of at most 250 characters
   */
  public Outcome<Boolean> setTopic(Place place, String topic) {
    return exchange.call(
        place.team(),
        Optional.of(place.channel()),
        "conversations.setTopic",
        client ->
            client.conversationsSetTopic(
                call -> call.channel(place.channel().value()).topic(topic)),
        answer -> true);
  }

  /** Only public channels can be joined; once more does no harm. */
  public Outcome<Boolean> join(TeamId team, ChannelId channel) {
    return exchange.call(
        team,
        Optional.of(channel),
        "conversations.join",
        client -> client.conversationsJoin(call -> call.channel(channel.value())),
        answer -> true);
  }

  /**
   * All channels that the bot can see, archived ones too: public ones, and private ones that it is
   * in. Reads every page; a refusal of one refuses the whole, because half a list looks like a
   * whole one.
   *
   * @param pause between two pages, where Slack asks for it
   */
  public Outcome<List<SlackChannel>> list(TeamId team, Pause pause) {
    var both = pages(team, PUBLIC_AND_PRIVATE, pause);
    // A workspace may have allowed public channels only.
    return both instanceof Outcome.Refused<List<SlackChannel>> refused
            && refused.refusal() instanceof Refusal.MissingScope
        ? pages(team, List.of(ConversationType.PUBLIC_CHANNEL), pause)
        : both;
  }

  private Outcome<List<SlackChannel>> pages(
      TeamId team, List<ConversationType> types, Pause pause) {
    var all = new LinkedHashMap<ChannelId, SlackChannel>();
    String cursor = "";
    do {
      String at = cursor;
      var page = pause.through(() -> page(team, types, at));
      if (page instanceof Outcome.Refused<Page> refused) {
        return Outcome.refused(refused.refusal());
      }
      var read = ((Outcome.Done<Page>) page).value();
      read.channels().forEach(channel -> all.put(channel.id(), channel));
      cursor = read.next();
    } while (!cursor.isBlank());
    return Outcome.done(List.copyOf(all.values()));
  }

  /** {@code next}: blank after the last. */
  private record Page(List<SlackChannel> channels, String next) {}

  private Outcome<Page> page(TeamId team, List<ConversationType> types, String cursor) {
    return exchange.call(
        team,
        Optional.empty(),
        "conversations.list",
        client ->
            client.conversationsList(
                call ->
                    (cursor.isBlank() ? call : call.cursor(cursor))
                        .teamId(team.value())
                        .types(types)
                        .limit(PAGE)),
        answer -> {
          var metadata = answer.getResponseMetadata();
          var next = metadata == null ? null : metadata.getNextCursor();
          return new Page(
              answer.getChannels().stream()
                  .map(found -> SlackChannel.of(new ChannelId(found.getId()), found))
                  .toList(),
              next == null ? "" : next);
        });
  }

  /**
   * The newest messages of the channel since then, newest first, with their metadata; no replies.
   * Needs {@code channels:history} or {@code groups:history}, which an installation need not have.
   */
  public Outcome<List<ChannelMessage>> history(Place place, Instant since, int limit) {
    return exchange.call(
        place.team(),
        Optional.of(place.channel()),
        "conversations.history",
        client ->
            client.conversationsHistory(
                call ->
                    call.channel(place.channel().value())
                        .oldest(ts(since))
                        .limit(limit)
                        .includeAllMetadata(true)),
        answer -> answer.getMessages().stream().map(ChannelMessage::of).toList());
  }

  /** The newest replies of the thread since then, with their metadata. */
  public Outcome<List<ChannelMessage>> replies(
      Place place, String threadTs, Instant since, int limit) {
    return exchange.call(
        place.team(),
        Optional.of(place.channel()),
        "conversations.replies",
        client ->
            client.conversationsReplies(
                call ->
                    call.channel(place.channel().value())
                        .ts(threadTs)
                        .oldest(ts(since))
                        .limit(limit)
                        .includeAllMetadata(true)),
        answer -> answer.getMessages().stream().map(ChannelMessage::of).toList());
  }

  /**
   * A message and the first replies to it, as JSON. Needs the scopes of {@link #history}; what the
   * client does not know of blocks is left out.
   */
  public Outcome<List<JsonObject>> thread(Place place, String threadTs, int limit) {
    return exchange.call(
        place.team(),
        Optional.of(place.channel()),
        "conversations.replies",
        client ->
            client.conversationsReplies(
                call -> call.channel(place.channel().value()).ts(threadTs).limit(limit)),
        answer -> {
          var json = GsonFactory.createSnakeCase();
          return answer.getMessages().stream()
              .map(message -> json.toJsonTree(message).getAsJsonObject())
              .toList();
        });
  }

  /** Slack's time: seconds and microseconds. */
  private static String ts(Instant at) {
    return String.format(Locale.ROOT, "%d.%06d", at.getEpochSecond(), at.getNano() / 1000);
  }
}
