package dev.patchbay.slack.card;

import com.slack.api.model.block.ActionsBlock;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.incident.card.SuspendedConnection;
import dev.patchbay.slack.api.ChatApi;
import dev.patchbay.slack.api.ChatMessage;
import dev.patchbay.slack.view.BlockElements;
import dev.patchbay.slack.view.MessageContent;
import dev.patchbay.slack.view.Mrkdwn;
import java.util.List;

/** Warns whoever connected a channel that Slack rejects its messages; one button posts again. */
public final class OwnerNotice {
  /** The button's id; its value is {@link SuspendedConnection#id}. */
  public static final String BUTTON = "pd_card_post_again";

  private static final int REASON = 300;

  private final ChatApi chat;

  public OwnerNotice(ChatApi chat) {
    this.chat = chat;
  }

  /** To the person directly. */
  public Outcome<String> tell(SuspendedConnection connection) {
    var words =
        "Slack rejects Patchbay's messages in <#"
            + connection.place().channel().value()
            + ">, so incidents of "
            + Mrkdwn.MARKUP.bold(connection.serviceName())
            + " don't appear there: "
            + reason(connection)
            + ". Fix that, then press *Post again*.";
    var button =
        BlockElements.button(
            BUTTON,
            "Post again",
            connection.id(),
            "Post incidents of " + connection.serviceName() + " again");
    var place = new Place(connection.place().team(), new ChannelId(connection.owner().value()));
    return chat.post(
        place,
        ChatMessage.of(
            words,
            List.of(
                MessageContent.section(words),
                ActionsBlock.builder().elements(List.of(button)).build())));
  }

  /** It names the channel as Slack's API does; a person sees its name. */
  private static String reason(SuspendedConnection connection) {
    var channel = connection.place().channel().value();
    return Mrkdwn.escaped(Mrkdwn.cut(connection.reason(), REASON))
        .replace("channel " + channel, "channel <#" + channel + ">");
  }
}
