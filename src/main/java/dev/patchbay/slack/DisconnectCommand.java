package dev.patchbay.slack;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Refusal;
import dev.patchbay.slack.view.ChoiceView;
import dev.patchbay.slack.view.ListView;
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
final class DisconnectCommand implements Subcommand {
  private static final String YES = "--yes";
  private static final int NAME = 150;

  private final LoginGate gate;
  private final ChannelConnections connections;
  private final BiConsumer<Actor, ConnectionKey> disconnect;

  DisconnectCommand(
      LoginGate gate, ChannelConnections connections, BiConsumer<Actor, ConnectionKey> disconnect) {
    this.gate = gate;
    this.connections = connections;
    this.disconnect = disconnect;
  }

  @Override
  public Reply answer(CommandRequest request, String rest) {
    if (Answers.direct(request)) {
      return Answers.refused(new Refusal.NotAChannel(request.channel()));
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
      var list = ListView.channel(all, 1, Answers.BUTTONS);
      return Answers.said(words.isEmpty() ? list : list.after(ChoiceView.noConnection(words)));
    }
    if (meant.size() > 1) {
      return Answers.said(ChoiceView.toDisconnect(meant, Answers.BUTTONS));
    }
    Connection one = meant.get(0);
    if (!sure) {
      return Answers.said(ChoiceView.confirmDisconnect(one, Answers.BUTTONS));
    }
    disconnect.accept(request.actor(), one.key());
    return Answers.words(
        "Disconnecting this channel from *"
            + Mrkdwn.escaped(Mrkdwn.cut(one.serviceName(), NAME))
            + "*. You hear here when it is done.");
  }
}
