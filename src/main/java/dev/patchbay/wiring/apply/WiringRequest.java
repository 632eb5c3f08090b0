package dev.patchbay.wiring.apply;

import dev.patchbay.core.Actor;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.Options;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What someone asked for, as stored.
 *
 * @param options of a request that does not connect mean nothing, nor does {@code delivery}
 * @param triedAt when it was first taken on; what it then did may be seen by a later run
 * @param shown ids of the extensions that may be removed; empty also where that is not known
 * @param removed ids of those that earlier runs removed
 * @param deleting the extension that an earlier run began to delete and did not record
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
    Optional<Instant> triedAt,
    List<String> shown,
    List<String> removed,
    Optional<String> deleting) {
  /** What is asked for. */
  enum Kind {
    CONNECT("connect", "connect"),
    DISCONNECT("disconnect", "disconnect"),
    /** Of what was shown, only what belongs to no connection and posts to its channel too. */
    REMOVE_OTHERS("remove-others", WiringListener.REMOVE_OTHERS);

    private final String job;
    private final String doing;

    Kind(String job, String doing) {
      this.job = job;
      this.doing = doing;
    }

    /** The job's name. */
    String job() {
      return job;
    }

    /** What the listener is told was being done. */
    String doing() {
      return doing;
    }
  }

  String jobId() {
    return Long.toString(id);
  }
}
