package dev.patchbay.slack.wiring;

import dev.patchbay.core.Refusal;
import dev.patchbay.slack.command.ModalOpener;
import dev.patchbay.slack.command.Replies;
import dev.patchbay.slack.command.Subcommand;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.login.LoginGate;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ServiceQuery;
import dev.patchbay.wiring.apply.PendingWiring;
import java.util.List;
import java.util.Optional;

/** {@code /pd edit [service]}: the modal with what is set, for one connection of this channel. */
final class EditCommand implements Subcommand {
  private final LoginGate gate;
  private final ChannelConnections connections;
  private final ModalOpener modals;

  EditCommand(LoginGate gate, ChannelConnections connections, ModalOpener modals) {
    this.gate = gate;
    this.connections = connections;
    this.modals = modals;
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
    List<Connection> all = connections.all(request);
    var query = ServiceQuery.parse(rest);
    List<Connection> meant = ChannelConnections.meant(all, query);
    var connecting =
        meant.isEmpty() ? connections.connecting(request, query) : Optional.<PendingWiring>empty();
    if (connecting.isPresent()) {
      return modals.open(
          request, ConnectModalView.of(ConnectForms.edit(connecting.get(), request.channelName())));
    }
    if (meant.isEmpty()) {
      var list = ListView.channel(all, 1);
      return Replies.said(
          query.isBlank() ? list : list.after(ChoiceView.noConnection(query.words())));
    }
    if (meant.size() > 1) {
      return Replies.said(ChoiceView.toEdit(meant));
    }
    Connection one = meant.get(0);
    return modals.open(
        request, ConnectModalView.of(ConnectForms.edit(one, one.channelName(), false)));
  }
}
