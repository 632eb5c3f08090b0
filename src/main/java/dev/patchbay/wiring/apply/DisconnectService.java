package dev.patchbay.wiring.apply;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.Lane;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.Credential.Trace;
import dev.patchbay.token.Rights;
import dev.patchbay.webhook.Subscriptions;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.Delivery;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.apply.extension.Applier;
import dev.patchbay.wiring.apply.extension.Origin;
import dev.patchbay.wiring.apply.extension.RecordedChange;
import java.util.List;
import java.util.Optional;

/**
 * Disconnects a channel from a service, durably, with the person's own token. An extension that is
 * gone from PagerDuty already is as good. Thread-safe.
 */
public final class DisconnectService {
  private final WiringQueue queue;
  private final Connections connections;
  private final Rights rights;
  private final Applier applier;
  private final Subscriptions subscriptions;
  private final OthersRemoval others;
  private final WiringListener listener;

  /**
   * @param rights the credential of whoever asked: the person's own login
   */
  public DisconnectService(
      WiringQueue queue,
      Connections connections,
      Rights rights,
      Applier applier,
      Subscriptions subscriptions,
      OthersRemoval others,
      WiringListener listener) {
    this.queue = queue;
    this.connections = connections;
    this.rights = rights;
    this.applier = applier;
    this.subscriptions = subscriptions;
    this.others = others;
    this.listener = listener;
  }

  public void submit(Actor actor, ConnectionKey key) {
    queue.add(WiringRequest.Kind.DISCONNECT, request(actor, key), List.of());
  }

  /**
   * Has extensions removed that post to a connection's channel and belong to no connection.
   *
   * @param shown ids of those that the person was shown: no other is removed
   */
  public void submitOthers(Actor actor, ConnectionKey key, List<String> shown) {
    queue.add(WiringRequest.Kind.REMOVE_OTHERS, request(actor, key), shown);
  }

  private ConnectService.Request request(Actor actor, ConnectionKey key) {
    var name =
        connections
            .find(key)
            .map(Connection::serviceName)
            .or(() -> pendingName(key))
            .orElse(key.service().value());
    return new ConnectService.Request(actor, key, name, Options.defaults());
  }

  private Optional<String> pendingName(ConnectionKey key) {
    return queue.pending(key.team(), key.channel()).stream()
        .filter(pending -> pending.key().equals(key))
        .map(PendingWiring::serviceName)
        .findFirst();
  }

  /** To be registered with the job runner. */
  public Job job() {
    return job(WiringRequest.Kind.DISCONNECT, this::disconnect);
  }

  /** That of {@link #submitOthers}. */
  public Job othersJob() {
    return job(WiringRequest.Kind.REMOVE_OTHERS, others::attempt);
  }

  private Job job(WiringRequest.Kind kind, Attempt attempt) {
    return new Job(
        kind.job(),
        Lane.PEOPLE,
        id -> queue.run(id, (request, trace) -> attempt(request, trace, attempt)),
        queue::givenUp);
  }

  @FunctionalInterface
  private interface Attempt {
    Outcome<WiringQueue.Success> of(WiringRequest request, Connection at, Credential credential);
  }

  private Outcome<WiringQueue.Success> attempt(
      WiringRequest request, Trace trace, Attempt attempt) {
    var known = connections.find(request.key());
    if (known.isEmpty()) {
      var id = request.key().service().value();
      return Outcome.refused(new Refusal.NotFound("connection", id));
    }
    return rights
        .own(request.actor())
        .then(credential -> attempt.of(request, known.get(), credential.traced(trace)));
  }

  private Outcome<WiringQueue.Success> disconnect(
      WiringRequest request, Connection connection, Credential credential) {
    return connection
        .extension()
        .map(extension -> takeDown(request, extension.id(), credential))
        .orElse(Outcome.done(false))
        .map(
            deleted ->
                new WiringQueue.Success(
                    () -> {
                      connections.remove(request.key());
                      listener.disconnected(request.actor(), connection);
                    },
                    () -> left(connection),
                    Optional.of(RecordedChange.takenDown(connection))));
  }

  /** After the commit: it may have been the last that is delivered by webhook. */
  private void left(Connection connection) {
    if (connection.delivery() instanceof Delivery.Webhook) {
      // What fails is done by the recurring check.
      var unused = subscriptions.release(rights.app());
    }
  }

  private Outcome<Boolean> takeDown(
      WiringRequest request, String extension, Credential credential) {
    var origin = new Origin.Person(request.actor(), request.key().place());
    return applier.takeDown(extension, request.key(), credential, origin);
  }
}
