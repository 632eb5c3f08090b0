package dev.patchbay.incident.card;

import dev.patchbay.core.IncidentId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.ServiceId;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.Incident;
import dev.patchbay.pagerduty.IncidentsApi;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.Delivery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the open incidents in PagerDuty with the cards: stale ones are corrected, and incidents
 * that nobody posted are posted once, marked as late. What happened within the last minutes is left
 * to its events, which may be on their way.
 */
public final class CatchUp {
  private static final Logger log = LoggerFactory.getLogger(CatchUp.class);
  private static final Duration ON_ITS_WAY = Duration.ofMinutes(2);

  private final Cards cards;
  private final Connections connections;
  private final IncidentsApi incidents;
  private final Supplier<Credential> app;
  private final Clock clock;

  public CatchUp(
      Cards cards,
      Connections connections,
      IncidentsApi incidents,
      Supplier<Credential> app,
      Clock clock) {
    this.cards = cards;
    this.connections = connections;
    this.incidents = incidents;
    this.app = app;
    this.clock = clock;
  }

  /** To be called at the start and every few minutes. */
  public void run() {
    var services = connectedServices();
    Map<IncidentId, Card> seen =
        cards.open(incidents.account()).stream()
            .collect(Collectors.toMap(Card::incident, Function.identity()));
    if (services.isEmpty() && seen.isEmpty()) {
      return;
    }
    // A card outlives its connection, and with the last one PagerDuty sends no events any more.
    var asked = incidents.open(app.get());
    if (!(asked instanceof Outcome.Done<List<Incident>> done)) {
      log.info("Could not compare cards with PagerDuty: {}", asked);
      return;
    }
    var settled = clock.instant().minus(ON_ITS_WAY);
    var open =
        done.value().stream()
            .filter(
                incident ->
                    seen.containsKey(incident.id())
                        || incident.service().filter(services::contains).isPresent())
            .toList();
    open.stream()
        .filter(incident -> created(incident).isBefore(settled))
        .forEach(incident -> compare(Optional.ofNullable(seen.get(incident.id())), incident));
    var known = open.stream().map(Incident::id).collect(Collectors.toSet());
    seen.values().stream()
        .filter(card -> !known.contains(card.incident()) && card.asOf().isBefore(settled))
        .forEach(card -> cards.refresh(card.incident()));
  }

  /**
   * What changed while PagerDuty was asked, or is not open as far as is known here, is asked alone.
   */
  private void compare(Optional<Card> seen, Incident incident) {
    if (!cards.asked(seen, incident)) {
      cards.refresh(incident.id());
    }
  }

  private static Instant created(Incident incident) {
    return incident.more().createdAt().orElse(Instant.EPOCH);
  }

  private Set<ServiceId> connectedServices() {
    return connections.teams().stream()
        .flatMap(team -> connections.inWorkspace(team).stream())
        .filter(connection -> connection.delivery() instanceof Delivery.Webhook)
        .map(Connection::key)
        .map(key -> key.service())
        .collect(Collectors.toSet());
  }
}
