package dev.patchbay.slack.api;

import com.google.gson.JsonObject;
import com.slack.api.methods.request.chat.ChatUnfurlRequest.ChatUnfurlRequestBuilder;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.util.json.GsonFactory;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code chat.*}: messages in channels. Nothing is retried or paced here. Thread-safe. */
public final class ChatApi {
  private final Exchange exchange;

  ChatApi(Exchange exchange) {
    this.exchange = exchange;
  }

  /** Answers the message's ts. A place may be a person's own conversation with the app. */
  public Outcome<String> post(Place place, ChatMessage message) {
    return post(place, message, ChatPostMessageResponse::getTs);
  }

  /**
   * Posts to a person's own conversation with the app, which Slack opens.
   *
   * @param place in it the person's id stands for the conversation
   */
  public Outcome<DirectPost> postDirect(Place place, ChatMessage message) {
    return post(
        place,
        message,
        answer -> new DirectPost(new ChannelId(answer.getChannel()), answer.getTs()));
  }

  private <T> Outcome<T> post(
      Place place, ChatMessage message, Function<ChatPostMessageResponse, T> read) {
    return exchange.call(
        place.team(),
        Optional.of(place.channel()),
        "chat.postMessage",
        client ->
            client.chatPostMessage(
                call -> {
                  call.channel(place.channel().value())
                      .text(message.text())
                      .unfurlLinks(false)
                      .unfurlMedia(false);
                  message.blocks().ifPresent(all -> call.blocksAsString(all.toString()));
                  message.attachments().ifPresent(all -> call.attachmentsAsString(all.toString()));
                  message.metadata().ifPresent(marked -> call.metadata(marked.toSlack()));
                  message
                      .threadTs()
                      .ifPresent(ts -> call.threadTs(ts).replyBroadcast(message.broadcast()));
                  return call;
                }),
        read);
  }

  /**
   * Replaces the message's text, blocks and attachments. Its metadata stays, unless the new message
   * has some; its thread stays.
   */
  public Outcome<Boolean> update(Place place, String ts, ChatMessage message) {
    return exchange.call(
        place.team(),
        Optional.of(place.channel()),
        "chat.update",
        client ->
            client.chatUpdate(
                call -> {
                  call.channel(place.channel().value()).ts(ts).text(message.text());
                  message.blocks().ifPresent(all -> call.blocksAsString(all.toString()));
                  if (message.attachments().isPresent()) {
                    call.attachmentsAsString(message.attachments().get().toString());
                  } else {
                    // Without the argument Slack would leave the old ones.
                    call.attachments(List.of());
                  }
                  message.metadata().ifPresent(marked -> call.metadata(marked.toSlack()));
                  return call;
                }),
        answer -> true);
  }

  public Outcome<Boolean> delete(Place place, String ts) {
    return exchange.call(
        place.team(),
        Optional.of(place.channel()),
        "chat.delete",
        client -> client.chatDelete(call -> call.channel(place.channel().value()).ts(ts)),
        answer -> true);
  }

  /** Only that user sees it; refused where they are not in the channel. It has no lasting ts. */
  Outcome<Boolean> postEphemeral(Place place, SlackUserId user, ChatMessage message) {
    return exchange.call(
        place.team(),
        Optional.of(place.channel()),
        "chat.postEphemeral",
        client ->
            client.chatPostEphemeral(
                call -> {
                  call.channel(place.channel().value()).user(user.value()).text(message.text());
                  message.blocks().ifPresent(all -> call.blocksAsString(all.toString()));
                  message.threadTs().ifPresent(call::threadTs);
                  return call;
                }),
        answer -> true);
  }

  /**
   * Shows blocks beside links. Needs {@code links:write}.
   *
   * @param previews by address, as Slack's event wrote it
   */
  public Outcome<Boolean> unfurl(
      TeamId team, UnfurlTarget target, Map<String, List<LayoutBlock>> previews) {
    var unfurls = new JsonObject();
    previews.forEach(
        (url, blocks) -> {
          var shown = new JsonObject();
          shown.add("blocks", GsonFactory.createSnakeCase().toJsonTree(blocks));
          unfurls.add(url, shown);
        });
    return exchange.call(
        team,
        Optional.empty(),
        "chat.unfurl",
        client ->
            client.chatUnfurl(
                call ->
                    (target instanceof UnfurlTarget.Linked linked
                            ? call.unfurlId(linked.unfurlId()).source(linked.source())
                            : posted(call, (UnfurlTarget.Posted) target))
                        .rawUnfurls(unfurls.toString())),
        answer -> true);
  }

  private static ChatUnfurlRequestBuilder posted(
      ChatUnfurlRequestBuilder call, UnfurlTarget.Posted message) {
    return call.channel(message.channel().value()).ts(message.ts());
  }
}
