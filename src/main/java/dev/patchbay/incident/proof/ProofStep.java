package dev.patchbay.incident.proof;

import dev.patchbay.wiring.DeliveryKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a proof waits for, in order, and what is said where it does not come. Names are stored. */
public enum ProofStep {
  /** PagerDuty's test ping reaches our webhook route. */
  PING(Duration.ofMinutes(1), "PagerDuty's test ping didn't reach Patchbay"),
  /** PagerDuty makes the test incident. */
  INCIDENT(Duration.ofMinutes(1), "PagerDuty made no test incident"),
  /** PagerDuty's event of it reaches us. */
  EVENT(Duration.ofMinutes(2), "PagerDuty's event of the test incident didn't reach Patchbay"),
  /** The channel has our card of it. */
  MESSAGE(Duration.ofMinutes(2), "the test incident's message didn't appear in the channel"),
  /** The acknowledgement of a button is under way; at an extension's message a person presses. */
  PRESS(
      Duration.ofMinutes(5),
      "no press of Acknowledge on the test incident's message reached Patchbay"),
  /** The message shows that it was acknowledged. */
  UPDATE(Duration.ofMinutes(2), "the test incident's message didn't show that it was acknowledged"),
  /** The incident is resolved, and the message shows that. */
  RESOLVE(Duration.ofMinutes(2), "the test incident couldn't be resolved"),
  /** Our messages of it are gone. */
  CLEAN(Duration.ofMinutes(2), "the test incident's messages couldn't be removed"),
  /** The person was told already; what is left of it is still to go. */
  SETTLE(Duration.ofHours(24), "the test incident couldn't be resolved");

  private static final List<ProofStep> OF_WEBHOOK =
      List.of(PING, INCIDENT, EVENT, MESSAGE, PRESS, UPDATE, RESOLVE, CLEAN);

  private static final List<ProofStep> OF_EXTENSION =
      List.of(INCIDENT, PRESS, UPDATE, RESOLVE, CLEAN);

  private final Duration limit;
  private final String missing;

  ProofStep(Duration limit, String missing) {
    this.limit = limit;
    this.missing = missing;
  }

  /** What is so where it does not come about: a clause. */
  public String missing() {
    return missing;
  }

  /** How long it may take. */
  public Duration limit() {
    return limit;
  }

  /** Whether what comes before it has happened to the incident, so that only tidying is left. */
  boolean tidies() {
    return this == RESOLVE || this == CLEAN || this == SETTLE;
  }

  static ProofStep first(DeliveryKind delivery) {
    return steps(delivery).get(0);
  }

  /** Empty after the last. */
  Optional<ProofStep> next(DeliveryKind delivery) {
    if (this == SETTLE) {
      return Optional.empty();
    }
    var steps = steps(delivery);
    int at = steps.indexOf(this) + 1;
    return at < steps.size() ? Optional.of(steps.get(at)) : Optional.empty();
  }

  private static List<ProofStep> steps(DeliveryKind delivery) {
    return delivery == DeliveryKind.EXTENSION ? OF_EXTENSION : OF_WEBHOOK;
  }

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ProofStep of(String key) {
    return Arrays.stream(values())
        .filter(step -> step.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the database has an unknown step: " + key));
  }
}
