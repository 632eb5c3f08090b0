package dev.patchbay.incident.card;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.IncidentId;
import dev.patchbay.core.Place;
import dev.patchbay.core.ServiceId;
import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.Job.Next;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.jobs.Lane;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.Delivery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Finds messages that PagerDuty posted of an incident and nobody has pressed, such as "Acknowledged
 * …" with a Resolve button, so that they follow the incident as those do that were pressed. Only
 * where Patchbay may read the channel's history. Thread-safe.
 */
public final class LaterMessages {
  private static final String JOB = "pagerduty-messages";

  /** PagerDuty's own message comes about when its event does. */
  private static final Duration POSTED = Duration.ofSeconds(4);

  private static final Duration LONGEST = Duration.ofDays(2);

  private final Jobs jobs;
  private final Clock clock;
  private final Connections connections;
  private final PressedMessages pressed;
  private final PostedMessages posted;

  public LaterMessages(
      Jobs jobs,
      Clock clock,
      Connections connections,
      PressedMessages pressed,
      PostedMessages posted) {
    this.jobs = jobs;
    this.clock = clock;
    this.connections = connections;
    this.pressed = pressed;
    this.posted = posted;
  }

  /** To be registered with the job runner. */
  public Job job() {
    return new Job(JOB, Lane.BULK, this::run, id -> {});
  }

  /** The incident changed: its messages are looked for in a moment. Joins a transaction. */
  public void changed(IncidentId incident, Optional<ServiceId> service) {
    service
        .filter(id -> !places(id).isEmpty())
        .ifPresent(
            id ->
                jobs.submitAt(
                    JOB,
                    CardKeys.subject(incident) + "/" + id.value(),
                    clock.instant().plus(POSTED)));
  }

  private List<Place> places(ServiceId service) {
    return connections.ofService(service).stream()
        .filter(connection -> connection.delivery() instanceof Delivery.Extension)
        .map(connection -> connection.key())
        .map(ConnectionKey::place)
        .filter(place -> posted.readable(place.team()))
        .toList();
  }

  private Next run(String id) {
    var parts = id.split("/", 3);
    var account = AccountId.of(parts[0]);
    var incident = new IncidentId(account, parts[1]);
    Instant since = clock.instant().minus(LONGEST);
    for (var place : places(new ServiceId(account, parts[2]))) {
      for (var message : posted.of(place, incident, since)) {
        pressed.found(place, incident, message);
      }
    }
    pressed.follow(incident);
    return new Next.Finished();
  }
}
