package dev.patchbay.wiring.apply;

import dev.patchbay.core.Outcome;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.Delivery;
import dev.patchbay.wiring.ServiceName;
import dev.patchbay.wiring.apply.WiringListener.Way;
import dev.patchbay.wiring.apply.extension.Origin;
import dev.patchbay.wiring.apply.extension.RecordedChange;
import dev.patchbay.wiring.apply.extension.Survey;
import dev.patchbay.wiring.plan.FoundExtension;
import java.util.List;
import java.util.Optional;

/**
 * Connects with delivery webhook. The subscription comes first, so that no connection waits for
 * events that nobody sends; then an earlier extension goes, or incidents would be posted twice.
 * Thread-safe.
 */
final class WebhookConnecting {
  private final Connections connections;
  private final ConnectDependencies needs;
  private final Survey survey;

  WebhookConnecting(Connections connections, ConnectDependencies needs, Survey survey) {
    this.connections = connections;
    this.needs = needs;
    this.survey = survey;
  }

  /**
   * @param credential the person's own, for the earlier extension
   */
  Outcome<WiringQueue.Success> make(
      WiringRequest request, String channelName, ServiceName service, Credential credential) {
    var before = connections.find(request.key());
    return needs
        .subscriptions()
        .ensure(needs.rights().app())
        .then(id -> takeDown(request, before, credential))
        .map(
            done -> {
              var others = others(request, credential);
              var connection =
                  new Connection(
                      request.key(),
                      channelName,
                      service.name(),
                      request.options(),
                      new Delivery.Webhook(),
                      request.actor().user(),
                      needs.clock().instant());
              var way = before.isPresent() ? Way.EDITED : Way.CREATED;
              return new WiringQueue.Success(
                  () -> {
                    connections.save(connection);
                    tell(request, connection, way, others);
                  },
                  () -> {},
                  Optional.of(RecordedChange.between(before, connection)));
            });
  }

  private void tell(WiringRequest request, Connection connection, Way way, OtherExtensions others) {
    needs.listener().connected(request.actor(), connection, way);
    if (!others.isEmpty()) {
      needs.listener().doubled(request.actor(), connection, others);
    }
  }

  /** What posts to the channel too, as far as can be seen. */
  private OtherExtensions others(WiringRequest request, Credential credential) {
    var service = request.key().service();
    var there =
        survey.extensions(credential, service) instanceof Outcome.Done<List<FoundExtension>> done
            ? done.value()
            : List.<FoundExtension>of();
    return OtherExtensions.of(request.key(), there, connections.ofService(service));
  }

  private Outcome<Boolean> takeDown(
      WiringRequest request, Optional<Connection> before, Credential credential) {
    var origin = new Origin.Person(request.actor(), request.key().place());
    return before
        .flatMap(Connection::extension)
        .map(there -> needs.applier().takeDown(there.id(), request.key(), credential, origin))
        .orElse(Outcome.done(false));
  }

  /** After the commit: a connection that was delivered by webhook may have been the last. */
  void left(Optional<Connection> before) {
    boolean webhook =
        before.filter(known -> known.delivery() instanceof Delivery.Webhook).isPresent();
    if (webhook) {
      // What fails is done by the recurring check.
      var unused = needs.subscriptions().release(needs.rights().app());
    }
  }
}
