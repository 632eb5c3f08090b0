package dev.patchbay.wiring.apply;

import dev.patchbay.core.Actor;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.Options;
import java.time.Instant;
import java.util.Optional;

/**
 * What someone asked for, as stored.
 *
 * @param options of a disconnect mean nothing, nor does {@code delivery}
 * @param triedAt when it was first taken on; what it then did may be seen by a later run
 */
record WiringRequest(
    long id,
    Kind kind,
    Actor actor,
    ConnectionKey key,
    String serviceName,
    DeliveryKind delivery,
    Options options,
    int attempts,
    Optional<Instant> triedAt) {
  /** The job's name, and what the listener is told was being done. */
  enum Kind {
    CONNECT("connect"),
    DISCONNECT("disconnect");

    private final String job;

    Kind(String job) {
      this.job = job;
    }

    String job() {
      return job;
    }
  }

  String jobId() {
    return Long.toString(id);
  }
}
