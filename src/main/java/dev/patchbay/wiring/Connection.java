package dev.patchbay.wiring;

import dev.patchbay.core.SlackUserId;
import java.time.Instant;
import java.util.Optional;

/** A channel that is wired to a service, as last made so. Names are as of then. */
public record Connection(
    ConnectionKey key,
    String channelName,
    String serviceName,
    Options options,
    Delivery delivery,
    SlackUserId connectedBy,
    Instant changedAt,
    ConnectionHealth health) {

  /** One that was just made so, and works. */
  public Connection(
      ConnectionKey key,
      String channelName,
      String serviceName,
      Options options,
      Delivery delivery,
      SlackUserId connectedBy,
      Instant changedAt) {
    this(
        key,
        channelName,
        serviceName,
        options,
        delivery,
        connectedBy,
        changedAt,
        ConnectionHealth.WORKING);
  }

  /** PagerDuty's extension, where that is what delivers. */
  public Optional<Delivery.Extension> extension() {
    return delivery instanceof Delivery.Extension extension
        ? Optional.of(extension)
        : Optional.empty();
  }
}
