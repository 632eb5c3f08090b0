package dev.patchbay.slack.wiring;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.element.ConversationsFilter;
import com.slack.api.model.block.element.ConversationsSelectElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.slack.command.ModalOpener;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Deadline;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.inbound.ModalFields;
import dev.patchbay.slack.inbound.Router;
import dev.patchbay.slack.login.LoginGate;
import dev.patchbay.slack.view.BlockElements;
import dev.patchbay.wiring.apply.extension.Channels;
import dev.patchbay.wiring.apply.extension.Channels.Channel;
import dev.patchbay.words.Markup;
import dev.patchbay.words.RefusalWords;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The global shortcut "Connect a channel": asks for the channel, then shows what {@code /pd
 * connect} shows there.
 */
final class ConnectShortcut {
  /** In the manifest. */
  static final String CALLBACK_ID = "pd_connect_channel";

  private static final String FORM = "pd_connect_channel_form";
  private static final String CHANNEL = "pd_connect_channel_id";
  private static final Duration LOOK_FOR = Duration.ofSeconds(1);

  private final LoginGate gate;
  private final Channels channels;
  private final ConnectForms forms;
  private final ModalOpener modals;
  private final Deadline slack;

  ConnectShortcut(
      LoginGate gate, Channels channels, ConnectForms forms, ModalOpener modals, Deadline slack) {
    this.gate = gate;
    this.channels = channels;
    this.forms = forms;
    this.modals = modals;
    this.slack = slack;
  }

  void register(Router router) {
    router.shortcut(CALLBACK_ID, this::open);
    router.action(WiringFace.CONNECT_CHANNEL, this::open);
    router.submission(FORM, this::chosen);
  }

  private Ack open(Interaction shortcut) {
    return gate.stop(shortcut, "Log in within 10 minutes, then choose *Connect a channel* again.")
        .orElseGet(() -> modals.open(shortcut, view()));
  }

  private static View view() {
    var select =
        ConversationsSelectElement.builder()
            .actionId(CHANNEL)
            .placeholder(BlockElements.plain("Choose a channel", 150))
            .defaultToCurrentConversation(true)
            .filter(
                ConversationsFilter.builder()
                    .include(List.of("public", "private"))
                    .excludeBotUsers(true)
                    .build())
            .build();
    return View.builder()
        .type("modal")
        .callbackId(FORM)
        .title(ViewTitle.builder().type("plain_text").text("Connect a channel").build())
        .submit(ViewSubmit.builder().type("plain_text").text("Next").build())
        .close(ViewClose.builder().type("plain_text").text("Cancel").build())
        .blocks(
            List.of(
                InputBlock.builder()
                    .blockId(CHANNEL)
                    .label(BlockElements.plain("Channel", 150))
                    .element(select)
                    .build()))
        .build();
  }

  /** The channel's form takes the place of this one, or the reason is said under the channel. */
  private Ack chosen(Interaction submission) {
    var chosen = new ModalFields(submission.view()).conversation(CHANNEL);
    if (chosen.isEmpty()) {
      return new Ack.Errors(Map.of(CHANNEL, "Choose a channel."));
    }
    var place = new Place(submission.team(), new ChannelId(chosen.get()));
    var looking = slack.start(() -> channels.look(place.team(), place.channel()));
    var looked = slack.until(submission.receivedAt().plus(LOOK_FOR), looking).orElse(null);
    if (looked instanceof Outcome.Refused<Channel> refused) {
      return new Ack.Errors(
          Map.of(CHANNEL, RefusalWords.say(refused.refusal(), Markup.plain("this channel"))));
    }
    var name = looked instanceof Outcome.Done<Channel> done ? done.value().name() : chosen.get();
    return new Ack.Shows(ConnectModalView.of(forms.blank(place, name)));
  }
}
