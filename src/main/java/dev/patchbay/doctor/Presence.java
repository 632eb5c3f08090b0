package dev.patchbay.doctor;

import java.net.URI;
import java.util.Map;
import java.util.UUID;

/** Who answers at an address. */
sealed interface Presence {

  /** A Patchbay: it gives back the id that a request was given. */
  record Here(URI base) implements Presence {}

  /** Something else. */
  record OtherServer(int status, String location) implements Presence {}

  /** No answer. */
  record NoAnswer(Wire.Why why, String words) implements Presence {}

  static Presence at(URI base, Wire wire) {
    String id = "doctor-" + UUID.randomUUID();
    var reply = wire.get(URI.create(base + "/healthz"), Map.of("X-Request-Id", id));
    if (reply instanceof Wire.Answered answered) {
      boolean ours =
          answered.status() == 200
              && answered.header("X-Request-Id").filter(id::equals).isPresent();
      return ours
          ? new Here(base)
          : new OtherServer(answered.status(), answered.header("Location").orElse(""));
    }
    var failed = (Wire.Failed) reply;
    return new NoAnswer(failed.why(), failed.words());
  }
}
