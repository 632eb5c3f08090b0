package dev.patchbay.doctor;

import dev.patchbay.secret.Secret;
import dev.patchbay.slack.api.SlackSettings;
import dev.patchbay.slack.inbound.SlackSigner;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Sends the server what Slack sends when a request URL is entered, signed with our own secret: it
 * must give back the challenge. The same with a wrong signature must be refused.
 */
record SignatureCheck(Spot spot, Optional<Secret> secret, Wire wire, Clock clock) implements Check {

  /**
   * Where to ask.
   *
   * @param where in words
   * @param doubt what else a refusal may come from; blank where nothing stands in between
   */
  record Spot(String name, String where, Supplier<Presence> server, String doubt) {}

  private static final Duration WINDOW = Duration.ofMinutes(4);

  @Override
  public String name() {
    return spot.name();
  }

  @Override
  public List<Finding> look() {
    if (secret.isEmpty()) {
      return List.of(
          Finding.skipped(
              "SLACK_SIGNING_SECRET is not set: Slack's requests are not accepted by HTTP."));
    }
    if (!(spot.server().get() instanceof Presence.Here here)) {
      return List.of(Finding.skipped("No Patchbay answers " + spot.where() + "."));
    }
    URI events = URI.create(here.base() + SlackSettings.EVENTS_PATH);
    String challenge = "doctor-" + UUID.randomUUID();
    byte[] body =
        ("{\"type\":\"url_verification\",\"challenge\":\"" + challenge + "\"}")
            .getBytes(StandardCharsets.UTF_8);
    String now = Long.toString(clock.instant().getEpochSecond());
    String right = new SlackSigner(secret.get()).signature(now, body);
    if (!(wire.post(events, headers(now, right), body) instanceof Wire.Answered good)) {
      return List.of(
          Finding.fault(
              "A request to " + events + " got no answer.",
              "Check the server's log, and what stands before it (proxy, firewall)."));
    }
    if (good.status() != 200 || !good.body().contains(challenge)) {
      return List.of(refused(good, events));
    }
    String wrong = "v0=" + "0".repeat(64);
    boolean shut =
        wire.post(events, headers(now, wrong), body) instanceof Wire.Answered bad
            && bad.status() == 401;
    return List.of(
        !shut
            ? Finding.fault(
                "A request to " + events + " with a wrong signature is not refused.",
                "Anyone could act as Slack: stop it, and let nothing answer for Patchbay there.")
            : Finding.ok(
                "A signed request is accepted "
                    + spot.where()
                    + ", one with a wrong signature is refused."));
  }

  private Finding refused(Wire.Answered answer, URI events) {
    if (answer.status() != 401) {
      return Finding.fault(
          "A signed request to " + events + " is answered HTTP " + answer.status() + ".",
          "It does not arrive as it was sent. Let what stands before Patchbay (proxy, gateway)"
              + " pass POST /slack/events on unchanged.");
    }
    Duration apart =
        answer
            .date()
            .map(date -> Duration.between(date, clock.instant()).abs())
            .orElse(Duration.ZERO);
    return apart.compareTo(WINDOW) > 0
        ? Finding.fault(
            "The server's clock and this one are " + DoctorWords.seconds(apart) + " apart.",
            "Set both by NTP; then run doctor again.")
        : Finding.fault(
            "The running server has another SLACK_SIGNING_SECRET than this one.",
            "Compare both with the Signing Secret on your Slack app's page (Basic Information), and"
                + " start the server again with it."
                + spot.doubt());
  }

  private static Map<String, String> headers(String timestamp, String signature) {
    return Map.of(
        "Content-Type",
        "application/json",
        "X-Slack-Request-Timestamp",
        timestamp,
        "X-Slack-Signature",
        signature);
  }
}
