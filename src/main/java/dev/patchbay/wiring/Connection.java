package dev.patchbay.wiring;

import dev.patchbay.core.SlackUserId;
import java.time.Instant;
import java.util.Optional;

/**
 * A channel that is connected to a service, as last made so. Names are as of then.
 *
 * @param seen when it was last seen that it works
 */
public record Connection(
    ConnectionKey key,
    String channelName,
    String serviceName,
    Options options,
    Delivery delivery,
    SlackUserId connectedBy,
    Instant changedAt,
    ConnectionHealth health,
    ConnectionSeen seen) {

  /** One that was just made so: nobody has seen it work. */
  public Connection(
      ConnectionKey key,
      String channelName,
      String serviceName,
      Options options,
      Delivery delivery,
      SlackUserId connectedBy,
      Instant changedAt,
      ConnectionHealth health) {
    this(
        key,
        channelName,
        serviceName,
        options,
        delivery,
        connectedBy,
        changedAt,
        health,
        ConnectionSeen.NEVER);
  }

  /** The same, and nothing is wrong with it. */
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
