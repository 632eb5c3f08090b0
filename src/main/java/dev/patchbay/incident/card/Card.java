package dev.patchbay.incident.card;

import dev.patchbay.core.IncidentId;
import dev.patchbay.core.ServiceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An incident as its cards show it. Texts are PagerDuty's: escape them where they are shown.
 *
 * @param number 0 while it is not known
 * @param urgency {@code high}, {@code low} or blank
 * @param priority its name; empty where the incident has none
 * @param policy the escalation policy's name, or blank
 * @param assignees names; empty once resolved
 * @param holders who acknowledged it; empty unless acknowledged
 * @param alerts empty while nobody has asked
 * @param heldUntil when PagerDuty ends the acknowledgement automatically, as after a snooze
 * @param asOf PagerDuty's time of the newest that is in here
 * @param late whether it was found open with no card
 */
public record Card(
    IncidentId incident,
    long number,
    String title,
    CardStatus status,
    String urgency,
    String url,
    Optional<ServiceId> service,
    String serviceName,
    Optional<String> priority,
    String policy,
    List<String> assignees,
    List<Holder> holders,
    OptionalInt alerts,
    Optional<Instant> createdAt,
    Optional<Instant> heldUntil,
    Instant asOf,
    boolean late) {

  /** Who acknowledged it, and when. */
  public record Holder(String name, Instant since) {}

  public Card {
    assignees = List.copyOf(assignees);
    holders = List.copyOf(holders);
  }

  public boolean resolved() {
    return status == CardStatus.RESOLVED;
  }

  Card withLate() {
    return with(alerts, true);
  }

  Card withAlerts(int all) {
    return with(OptionalInt.of(all), late);
  }

  private Card with(OptionalInt alerts, boolean late) {
    return new Card(
        incident,
        number,
        title,
        status,
        urgency,
        url,
        service,
        serviceName,
        priority,
        policy,
        assignees,
        holders,
        alerts,
        createdAt,
        heldUntil,
        asOf,
        late);
  }
}
