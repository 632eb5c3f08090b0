package dev.patchbay.slack;

import dev.patchbay.core.Refusal;
import dev.patchbay.slack.view.ChoiceView;
import dev.patchbay.slack.view.ConnectModalView;
import dev.patchbay.slack.view.ListView;
import dev.patchbay.wiring.Connection;
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
  public Reply answer(CommandRequest request, String rest) {
    if (Answers.direct(request)) {
      return Answers.refused(new Refusal.NotAChannel(request.channel()));
    }
    Optional<Reply> stopped = gate.stop(request);
    if (stopped.isPresent()) {
      return stopped.get();
    }
    List<Connection> all = connections.all(request);
    String words = CommandLine.service(rest);
    List<Connection> meant = ChannelConnections.meant(all, words);
    if (meant.isEmpty()) {
      var list = ListView.channel(all, 1, Answers.BUTTONS);
      return Answers.said(words.isEmpty() ? list : list.after(ChoiceView.noConnection(words)));
    }
    if (meant.size() > 1) {
      return Answers.said(ChoiceView.toEdit(meant, Answers.BUTTONS));
    }
    Connection one = meant.get(0);
    return modals.open(
        request, ConnectModalView.of(ConnectForms.edit(one, one.channelName(), false)));
  }
}
