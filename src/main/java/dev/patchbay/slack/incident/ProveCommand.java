package dev.patchbay.slack.incident;

import dev.patchbay.core.Refusal;
import dev.patchbay.incident.proof.ProveConnection;
import dev.patchbay.slack.command.Agreed;
import dev.patchbay.slack.command.Replies;
import dev.patchbay.slack.command.Subcommand;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.login.LoginGate;
import dev.patchbay.slack.view.Mrkdwn;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.NotifyType;
import dev.patchbay.wiring.ServiceName;
import dev.patchbay.wiring.ServiceQuery;
import dev.patchbay.wiring.Urgency;
import java.util.List;
import java.util.Optional;

/**
 * {@code /pd prove [service]}: says what a test incident will do and asks first, by a button whose
 * value ends in {@code --yes}; so may what is typed.
 */
final class ProveCommand implements Subcommand {

  private static final int WORDS = 100;

  private final LoginGate gate;
  private final Connections connections;
  private final ProveConnection prove;

  ProveCommand(LoginGate gate, Connections connections, ProveConnection prove) {
    this.gate = gate;
    this.connections = connections;
    this.prove = prove;
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
    var all = connections.inChannel(request.team(), request.channel());
    var meant = query.meant(all, one -> new ServiceName(one.key().service(), one.serviceName()));
    if (meant.isEmpty()) {
      return none(all, query);
    }
    if (meant.size() > 1) {
      return Replies.said(ProofView.which(meant));
    }
    return prove(request, meant.get(0), agreed.yes());
  }

  private static Ack none(List<Connection> all, ServiceQuery query) {
    return Replies.words(
        all.isEmpty()
            ? "This channel has no connections, so there is nothing to prove. Run `/pd connect` to"
                + " add one."
            : "This channel has no connection \""
                + Mrkdwn.escaped(Mrkdwn.cut(query.words(), WORDS))
                + "\". Run `/pd list` to see them.");
  }

  private Ack prove(Interaction request, Connection connection, boolean sure) {
    if (prove.underWay(connection.key())) {
      return Replies.words(
          "A test of "
              + ProofView.name(connection.serviceName())
              + " is under way here. Whoever began it gets a message with the result.");
    }
    if (!showsTests(connection)) {
      return Replies.words(
          "PagerDuty doesn't post a low-urgency test of "
              + ProofView.name(connection.serviceName())
              + " here: the connection leaves out low urgency or triggered incidents. Run `/pd edit"
              + " "
              + connection.key().service()
              + "` to add them, then `/pd prove` again. Nothing was created.");
    }
    if (!sure) {
      var others =
          connections.ofService(connection.key().service()).stream()
              .filter(other -> !other.key().equals(connection.key()))
              .toList();
      return Replies.said(ProofView.ask(connection, others));
    }
    return prove.start(request.actor(), connection)
        ? Replies.words(ProofView.begun(connection))
        : Replies.words("A test of this connection is under way already.");
  }

  /** PagerDuty's extension filters by itself; our own card is posted whatever is filtered. */
  private static boolean showsTests(Connection connection) {
    return connection.delivery().kind() == DeliveryKind.WEBHOOK
        || (connection.options().urgency().contains(Urgency.LOW)
            && connection.options().notifyTypes().contains(NotifyType.TRIGGER));
  }
}
