package dev.patchbay.slack.api;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.secret.Secret;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@link SlackCalls} on the Web API. */
public final class WebApiCalls implements SlackCalls {
  private static final Set<String> NOT_THERE = Set.of("user_not_in_channel", "channel_not_found");

  private final WebApi api;

  public WebApiCalls(WebApi api) {
    this.api = api;
  }

  @Override
  public Outcome<String> openView(TeamId team, Secret triggerId, View view) {
    return api.call(
            team,
            Optional.empty(),
            "views.open",
            client -> client.viewsOpen(call -> call.triggerId(triggerId.reveal()).view(view)))
        .map(answer -> answer.getView().getId());
  }

  @Override
  public Outcome<String> updateView(TeamId team, String viewId, String hash, View view) {
    return api.call(
            team,
            Optional.empty(),
            "views.update",
            client ->
                client.viewsUpdate(
                    call -> (hash.isBlank() ? call : call.hash(hash)).viewId(viewId).view(view)))
        .map(answer -> answer.getView().getId());
  }

  @Override
  public Outcome<ChannelStatus> look(TeamId team, ChannelId channel) {
    return api.call(
            team,
            Optional.of(channel),
            "conversations.info",
            client -> client.conversationsInfo(call -> call.channel(channel.value())))
        .map(
            answer -> {
              var found = answer.getChannel();
              return new ChannelStatus(found.isMember(), found.isPrivate(), found.isArchived());
            });
  }

  @Override
  public Outcome<String> post(
      TeamId team, ChannelId channel, String text, List<LayoutBlock> blocks) {
    return api.call(
            team,
            Optional.of(channel),
            "chat.postMessage",
            client ->
                client.chatPostMessage(
                    call ->
                        call.channel(channel.value())
                            .text(text)
                            .blocks(blocks)
                            .unfurlLinks(false)
                            .unfurlMedia(false)))
        .map(answer -> answer.getTs());
  }

  @Override
  public Outcome<Boolean> tell(
      Place place, SlackUserId member, String text, List<LayoutBlock> blocks) {
    var told =
        api.call(
            place.team(),
            Optional.of(place.channel()),
            "chat.postEphemeral",
            client ->
                client.chatPostEphemeral(
                    call ->
                        call.channel(place.channel().value())
                            .user(member.value())
                            .text(text)
                            .blocks(blocks)));
    if (told instanceof Outcome.Refused<?> refused && notThere(refused.refusal())) {
      return post(place.team(), new ChannelId(member.value()), text, blocks).map(ts -> true);
    }
    return told.map(answer -> true);
  }

  private static boolean notThere(Refusal refusal) {
    return refusal instanceof Refusal.ChannelNeedsInvite
        || refusal instanceof Refusal.ChannelArchived
        || (refusal instanceof Refusal.Rejected rejected && NOT_THERE.contains(rejected.code()));
  }
}
