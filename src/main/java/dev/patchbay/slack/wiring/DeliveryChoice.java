package dev.patchbay.slack.wiring;

import dev.patchbay.core.Refusal;
import dev.patchbay.slack.command.Replies;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.login.LoginGate;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.apply.ConnectService;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Moves a connection from PagerDuty's extension to Patchbay's own cards, with the settings that it
 * has: a request to connect, with the person's own login, answered in the channel.
 */
final class DeliveryChoice {
  private static final Pattern ASKED = Pattern.compile("--webhook\\s+(\\S+)");

  private final LoginGate gate;
  private final ChannelConnections connections;
  private final Consumer<ConnectService.Request> connect;

  DeliveryChoice(
      LoginGate gate, ChannelConnections connections, Consumer<ConnectService.Request> connect) {
    this.gate = gate;
    this.connections = connections;
    this.connect = connect;
  }

  /** Empty where the words are no such choice. */
  Optional<Ack> answer(Interaction request, String words) {
    var asked = ASKED.matcher(words.strip());
    if (!asked.matches()) {
      return Optional.empty();
    }
    return Optional.of(gate.stop(request).orElseGet(() -> move(request, asked.group(1))));
  }

  private Ack move(Interaction request, String service) {
    return connections.all(request).stream()
        .filter(one -> one.key().service().value().equals(service))
        .findFirst()
        .map(one -> move(request, one))
        .orElseGet(() -> Replies.refused(new Refusal.NotFound("connection", service)));
  }

  private Ack move(Interaction request, Connection connection) {
    connect.accept(
        new ConnectService.Request(
            request.actor(),
            connection.key(),
            connection.serviceName(),
            DeliveryKind.WEBHOOK,
            connection.options()));
    return Replies.words(
        "Switching "
            + ListView.name(connection)
            + " to Patchbay's cards… You'll get a message when it's done.");
  }
}
