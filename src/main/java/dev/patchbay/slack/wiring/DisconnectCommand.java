package dev.patchbay.slack.wiring;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Refusal;
import dev.patchbay.slack.command.Agreed;
import dev.patchbay.slack.command.Replies;
import dev.patchbay.slack.command.Subcommand;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.login.LoginGate;
import dev.patchbay.slack.view.Mrkdwn;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.ServiceName;
import dev.patchbay.wiring.ServiceQuery;
import dev.patchbay.wiring.apply.PendingWiring;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * {@code /pd disconnect [service]}: asks first, by a button that Slack confirms. That button's
 * value ends in {@code --yes}, and so may what is typed; several are never disconnected at once.
 */
final class DisconnectCommand implements Subcommand {

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
  public Ack answer(Interaction request, String rest) {
    if (Replies.direct(request)) {
      return Replies.refused(new Refusal.NotAChannel(request.channel()));
    }
    Optional<Ack> stopped = gate.stop(request);
    if (stopped.isPresent()) {
      return stopped.get();
    }
    var agreed = Agreed.of(rest);
    var query = ServiceQuery.parse(agreed.words());
    List<Connection> all = connections.all(request);
    List<Connection> meant = ChannelConnections.meant(all, query);
    var connecting =
        meant.isEmpty() ? connections.connecting(request, query) : Optional.<PendingWiring>empty();
    if (connecting.isPresent()) {
      var service = connecting.get();
      return agreed.yes()
          ? disconnect(request, service.key(), service.serviceName())
          : Replies.said(
              ChoiceView.confirmDisconnect(
                  new ServiceName(service.key().service(), service.serviceName())));
    }
    if (meant.isEmpty()) {
      var list = ListView.channel(all, 1);
      return Replies.said(
          query.isBlank() ? list : list.after(ChoiceView.noConnection(query.words())));
    }
    if (meant.size() > 1) {
      return Replies.said(ChoiceView.toDisconnect(meant));
    }
    Connection one = meant.get(0);
    if (!agreed.yes()) {
      return Replies.said(
          ChoiceView.confirmDisconnect(new ServiceName(one.key().service(), one.serviceName())));
    }
    return disconnect(request, one.key(), one.serviceName());
  }

  private Ack disconnect(Interaction request, ConnectionKey key, String serviceName) {
    disconnect.accept(request.actor(), key);
    return Replies.words(
        "Disconnecting *"
            + Mrkdwn.escaped(Mrkdwn.cut(serviceName, NAME))
            + "*… You'll get a message when it's done.");
  }
}
