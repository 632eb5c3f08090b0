package dev.patchbay.web.http;

import java.time.Duration;

/**
 * What a sender of a request, and a reader of its answer, may take of this node.
 *
 * @param whole for everything, from the first byte of the request to the last of its body
 * @param firstLook when a body that is still coming is looked at for {@code bytesPerSecond}
 * @param drained how long what a refused sender still writes is read and thrown away
 * @param heldBytes of all bodies together that are still coming
 * @param idle how long nothing may come from a connection, or be taken of an answer to it
 */
record BodyLimits(
    int bodyBytes,
    Duration whole,
    Duration firstLook,
    int bytesPerSecond,
    Duration drained,
    long heldBytes,
    Duration idle) {

  /** How many times longer than others a large body may take. */
  private static final int LARGE_WHOLE = 6;

  static BodyLimits usual() {
    return new BodyLimits(
        1024 * 1024,
        Duration.ofSeconds(10),
        Duration.ofSeconds(5),
        1024,
        Duration.ofSeconds(3),
        Runtime.getRuntime().maxMemory() / 8,
        Duration.ofSeconds(30));
  }

  /** For a route that takes larger bodies, and more time for them. */
  BodyLimits upTo(int bytes) {
    return bytes <= bodyBytes
        ? this
        : new BodyLimits(
            bytes,
            whole.multipliedBy(LARGE_WHOLE),
            firstLook,
            bytesPerSecond,
            drained,
            heldBytes,
            idle);
  }
}
