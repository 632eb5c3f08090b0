package dev.patchbay.incident.proof;

import dev.patchbay.core.Actor;
import dev.patchbay.core.IncidentId;
import dev.patchbay.core.Place;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.DeliveryKind;
import java.time.Instant;
import java.util.Optional;

/**
 * A proof under way.
 *
 * @param by who asked, and acts in PagerDuty
 * @param email of that person in PagerDuty; blank if not known
 * @param step what is waited for
 * @param stepSince since when
 * @param tried whether the step was begun before
 * @param incidentKey of the test incident, so that it is made once
 * @param incident empty while it is not made
 * @param number 0 while it is not known
 * @param failure empty while all went well
 */
public record Proof(
    long id,
    ConnectionKey key,
    String serviceName,
    DeliveryKind delivery,
    Actor by,
    String email,
    ProofStep step,
    Instant stepSince,
    boolean tried,
    String incidentKey,
    Optional<IncidentId> incident,
    long number,
    Optional<ProofFailure> failure) {
  /** Whether PagerDuty may have been asked for the incident. */
  boolean mayHaveIncident() {
    return incident.isPresent() || (step == ProofStep.INCIDENT ? tried : step != ProofStep.PING);
  }

  public Place place() {
    return key.place();
  }
}
