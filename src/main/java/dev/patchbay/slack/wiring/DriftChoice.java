package dev.patchbay.slack.wiring;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.slack.command.Replies;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Deadline;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.login.LoginGate;
import dev.patchbay.slack.view.Mrkdwn;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.apply.CheckConnection.Posting;
import dev.patchbay.wiring.apply.ConnectService;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What becomes of a connection that was changed in PagerDuty: Keep takes over what is there,
 * Restore writes what is stored. Both end in a request to connect, with the person's own login:
 * durable, answered in the channel, and always writing the whole extension.
 */
final class DriftChoice {
  private static final Pattern ASKED = Pattern.compile("--(keep|restore)\\s+(\\S+)");
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);
  private static final int NAME = 150;

  private final LoginGate gate;
  private final ChannelConnections connections;
  private final BiFunction<Actor, Connection, Outcome<Optional<Posting>>> there;
  private final Consumer<ConnectService.Request> connect;
  private final Deadline pagerDuty;

  /**
   * @param there what PagerDuty's extension posts now; empty where that cannot be kept
   */
  DriftChoice(
      LoginGate gate,
      ChannelConnections connections,
      BiFunction<Actor, Connection, Outcome<Optional<Posting>>> there,
      Consumer<ConnectService.Request> connect,
      Deadline pagerDuty) {
    this.gate = gate;
    this.connections = connections;
    this.there = there;
    this.connect = connect;
    this.pagerDuty = pagerDuty;
  }

  /** Empty where the words are no such choice. */
  Optional<Ack> answer(Interaction request, String words) {
    var asked = ASKED.matcher(words.strip());
    if (!asked.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        gate.stop(request)
            .orElseGet(() -> answer(request, asked.group(2), asked.group(1).equals("keep"))));
  }

  private Ack answer(Interaction request, String service, boolean keep) {
    return connections.all(request).stream()
        .filter(one -> one.key().service().value().equals(service))
        .findFirst()
        .map(one -> keep ? keep(request, one) : restore(request, one))
        .orElseGet(() -> Replies.refused(new Refusal.NotFound("connection", service)));
  }

  private Ack restore(Interaction request, Connection connection) {
    var stored = new Posting(connection.key().place(), connection.options());
    return submit(request, connection, stored, "Restoring");
  }

  private Ack keep(Interaction request, Connection connection) {
    var looking = pagerDuty.start(() -> there.apply(request.actor(), connection));
    var seen = pagerDuty.until(request.receivedAt().plus(ANSWER_WITHIN), looking);
    if (seen.isEmpty()) {
      return Replies.words("PagerDuty didn't respond in time. Press *Keep* again.");
    }
    if (seen.get() instanceof Outcome.Refused<?> refused) {
      return gate.refused(request, refused.refusal());
    }
    return ((Outcome.Done<Optional<Posting>>) seen.get())
        .value()
        .map(found -> submit(request, connection, found, keeping(connection, found)))
        .orElseGet(
            () ->
                Replies.words(
                    "What PagerDuty has for *"
                        + name(connection)
                        + "* can't be kept: it posts to another workspace, or nothing. Press"
                        + " *Restore*, or run `/pd disconnect`."));
  }

  private static String keeping(Connection connection, Posting found) {
    return found.place().equals(connection.key().place())
        ? "Keeping the new settings of"
        : "Keeping the new channel <#" + found.place().channel() + "> of";
  }

  private Ack submit(Interaction request, Connection connection, Posting posting, String doing) {
    connect.accept(
        new ConnectService.Request(
            request.actor(),
            new ConnectionKey(posting.place(), connection.key().service()),
            connection.serviceName(),
            posting.options()));
    return Replies.words(
        doing + " *" + name(connection) + "*… You'll get a message when it's done.");
  }

  private static String name(Connection connection) {
    return Mrkdwn.escaped(Mrkdwn.cut(connection.serviceName(), NAME));
  }
}
