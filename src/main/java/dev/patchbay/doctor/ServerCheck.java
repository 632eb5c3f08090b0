package dev.patchbay.doctor;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Whether the server runs on this machine, and what it says of itself. */
record ServerCheck(int port, Supplier<Presence> local, Wire wire) implements Check {
  @Override
  public String name() {
    return "server";
  }

  @Override
  public List<Finding> look() {
    var presence = local.get();
    if (presence instanceof Presence.Here here) {
      return List.of(ready(here.base()));
    }
    if (presence instanceof Presence.OtherServer other) {
      return List.of(
          Finding.fault(
              "On port "
                  + port
                  + " something answers (HTTP "
                  + other.status()
                  + ") that isn't Patchbay.",
              "Free the port, or give Patchbay another one in PATCHBAY_PORT."));
    }
    var noAnswer = (Presence.NoAnswer) presence;
    if (noAnswer.why() == Wire.Why.TIMEOUT || noAnswer.why() == Wire.Why.BROKEN) {
      return List.of(
          Finding.fault(
              "The server on port " + port + " does not answer: " + noAnswer.words() + ".",
              "Check its log, and start it again."));
    }
    return List.of(
        Finding.warning(
            "Nothing listens on http://localhost:" + port + ".",
            "Start the server (scripts/run) and run doctor again: what needs a running server is"
                + " not checked now. If it runs on another port, set PATCHBAY_PORT."));
  }

  private Finding ready(URI base) {
    if (!(wire.get(URI.create(base + "/readyz"), Map.of()) instanceof Wire.Answered answered)) {
      return Finding.fault(
          "The server on port " + port + " is alive, but /readyz does not answer.",
          "Its database may hang: check the server's log.");
    }
    String parts = Readyz.notUp(answered.body());
    if (answered.status() == 200 && parts.isEmpty()) {
      return Finding.ok("It runs on port " + port + " and is ready.");
    }
    return answered.status() == 200
        ? Finding.warning(
            "It runs on port " + port + ", degraded: " + parts,
            "Each part says why; the other lines here say more.")
        : Finding.fault(
            "It runs on port " + port + " and is not ready: " + parts,
            "Each part says why; the other lines here say more. Until then it cannot work.");
  }
}
