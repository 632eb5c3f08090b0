package dev.patchbay.slack.card;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.IncidentId;
import dev.patchbay.core.ServiceId;
import dev.patchbay.pagerduty.Incident.Party;
import dev.patchbay.pagerduty.event.EventDetail;
import dev.patchbay.pagerduty.event.EventType;
import dev.patchbay.pagerduty.event.IncidentSnapshot;
import dev.patchbay.webhook.IncidentEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Events as PagerDuty tells them. */
final class CardEvents {
  static final AccountId ACME = new AccountId("us", "acme");
  private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

  private CardEvents() {}

  static ServiceId service(int number) {
    return new ServiceId(ACME, "PSVC" + number);
  }

  /** The {@code step}th event of an incident, which leaves it in the type's status. */
  static IncidentEvent event(int incident, int service, EventType type, int step) {
    var status =
        switch (type) {
          case ACKNOWLEDGED -> "acknowledged";
          case RESOLVED -> "resolved";
          default -> "triggered";
        };
    return new IncidentEvent(
        "E" + incident + "-" + step,
        type,
        type.key(),
        START.plusSeconds(step),
        new IncidentId(ACME, "Q" + incident),
        Optional.of(service(service)),
        Optional.of(new Party("PANN", "user_reference", "Ann")),
        Optional.of(
            new IncidentSnapshot(
                1000 + incident,
                "Broken " + incident,
                status,
                "high",
                "https://acme.pagerduty.com/incidents/Q" + incident,
                Optional.of(START),
                Optional.of(new Party("PSVC" + service, "service_reference", "Service")),
                List.of(new Party("PBOB", "user_reference", "Bob")),
                Optional.of(new Party("PPOL", "escalation_policy_reference", "Default")),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())),
        new EventDetail.Nothing(),
        "{}");
  }
}
