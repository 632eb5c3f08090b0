package dev.patchbay.slack.wiring;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Refusal;
import dev.patchbay.slack.command.Replies;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.login.LoginGate;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionKey;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The button that removes what else of a service posts to a channel that is connected to it: those
 * extensions whose IDs its value has. A value without any, as it was once, removes none.
 */
final class OthersChoice {
  private static final Pattern ASKED = Pattern.compile("--others\\s+(\\S+)((?:\\s+\\S+)*)");

  private final LoginGate gate;
  private final ChannelConnections connections;
  private final Remove remove;

  /** Has the extensions removed whose ids are {@code shown}. */
  @FunctionalInterface
  interface Remove {
    void submit(Actor actor, ConnectionKey key, List<String> shown);
  }

  OthersChoice(LoginGate gate, ChannelConnections connections, Remove remove) {
    this.gate = gate;
    this.connections = connections;
    this.remove = remove;
  }

  /** Empty where the words are no such choice. */
  Optional<Ack> answer(Interaction request, String words) {
    var asked = ASKED.matcher(words.strip());
    if (!asked.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        gate.stop(request).orElseGet(() -> remove(request, asked.group(1), ids(asked.group(2)))));
  }

  private static List<String> ids(String words) {
    return words.isBlank() ? List.of() : List.of(words.strip().split("\\s+"));
  }

  private Ack remove(Interaction request, String service, List<String> shown) {
    return connections.all(request).stream()
        .filter(one -> one.key().service().value().equals(service))
        .findFirst()
        .map(one -> remove(request, one, shown))
        .orElseGet(() -> Replies.refused(new Refusal.NotFound("connection", service)));
  }

  private Ack remove(Interaction request, Connection connection, List<String> shown) {
    remove.submit(request.actor(), connection.key(), shown);
    return Replies.words(
        "Removing the other extensions of "
            + ListView.name(connection)
            + "… You'll get a message when it's done.");
  }
}
