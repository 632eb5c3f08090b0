package dev.patchbay.slack.wiring;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Refusal;
import dev.patchbay.slack.command.CommandLine;
import dev.patchbay.slack.command.Replies;
import dev.patchbay.slack.command.Subcommand;
import dev.patchbay.slack.inbound.CommandRequest;
import dev.patchbay.slack.inbound.Reply;
import dev.patchbay.slack.login.LoginGate;
import dev.patchbay.slack.view.Mrkdwn;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionKey;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * {@code /pd disconnect [service]}: asks first, by a button that Slack confirms. That button's
 * value ends in {@code --yes}, and so may what is typed; several are never taken down at once.
 */
public final class DisconnectCommand implements Subcommand {
  private static final String YES = "--yes";
  private static final int NAME = 150;

  private final LoginGate gate;
  private final ChannelConnections connections;
  private final BiConsumer<Actor, ConnectionKey> disconnect;

  public DisconnectCommand(
      LoginGate gate, ChannelConnections connections, BiConsumer<Actor, ConnectionKey> disconnect) {
    this.gate = gate;
    this.connections = connections;
    this.disconnect = disconnect;
  }

  @Override
  public Reply answer(CommandRequest request, String rest) {
    if (Replies.direct(request)) {
      return Replies.refused(new Refusal.NotAChannel(request.channel()));
    }
    Optional<Reply> stopped = gate.stop(request);
    if (stopped.isPresent()) {
      return stopped.get();
    }
    boolean sure = rest.equals(YES) || rest.endsWith(" " + YES);
    String words =
        CommandLine.service(sure ? rest.substring(0, rest.length() - YES.length()) : rest);
    List<Connection> all = connections.all(request);
    List<Connection> meant = ChannelConnections.meant(all, words);
    if (meant.isEmpty()) {
      var list = ListView.channel(all, 1, Replies.BUTTONS);
      return Replies.said(words.isEmpty() ? list : list.after(ChoiceView.noConnection(words)));
    }
    if (meant.size() > 1) {
      return Replies.said(ChoiceView.toDisconnect(meant, Replies.BUTTONS));
    }
    Connection one = meant.get(0);
    if (!sure) {
      return Replies.said(ChoiceView.confirmDisconnect(one, Replies.BUTTONS));
    }
    disconnect.accept(request.actor(), one.key());
    return Replies.words(
        "Disconnecting this channel from *"
            + Mrkdwn.escaped(Mrkdwn.cut(one.serviceName(), NAME))
            + "*. You hear here when it is done.");
  }
}
