package dev.patchbay.incident.proof;

import dev.patchbay.db.Transactions;
import dev.patchbay.incident.card.CardStatus;
import dev.patchbay.incident.card.PressedMessages;
import dev.patchbay.incident.card.TestCards;
import dev.patchbay.incident.proof.Sightings.Sighting;
import dev.patchbay.incident.proof.SilenceStore.Watched;
import dev.patchbay.pagerduty.event.EventType;
import dev.patchbay.webhook.EventListener;
import dev.patchbay.webhook.IncidentEvent;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionState;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.Delivery;
import dev.patchbay.wiring.NotifyType;
import dev.patchbay.wiring.Urgency;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches whether incidents that PagerDuty's extension should post show up: that an event of one
 * came is known where the account has our webhook subscription. What counts as a sign of life, and
 * when silence is held against a connection, is decided in adr 15. Thread-safe.
 */
public final class SilenceWatch implements EventListener {
  private static final Logger log = LoggerFactory.getLogger(SilenceWatch.class);

  /** A channel that lately worked is not doubted because nobody pressed a button once. */
  private static final Duration TRUSTED = Duration.ofDays(30);

  private static final int AT_ONCE = 100;

  /** What the watch asks. */
  public record Signs(
      Connections connections, PressedMessages pressed, TestCards cards, Sightings sightings) {}

  private final Signs signs;
  private final Clock clock;
  private final Duration after;
  private final SilenceStore store;

  /**
   * @param after how long something may take to show
   */
  public SilenceWatch(Transactions transactions, Clock clock, Duration after, Signs signs) {
    this.signs = signs;
    this.clock = clock;
    this.after = after;
    this.store = new SilenceStore(transactions);
  }

  @Override
  public Runnable prepare(IncidentEvent event) {
    if (event.type() != EventType.TRIGGERED || event.service().isEmpty()) {
      return () -> {};
    }
    long number = event.snapshot().map(now -> now.number()).orElse(0L);
    return () ->
        signs.connections().ofService(event.service().get()).stream()
            .filter(connection -> posts(connection, event))
            .map(
                connection ->
                    new Watched(connection.key(), event.incident(), number, clock.instant()))
            .forEach(watched -> store.add(watched, watched.triggeredAt().plus(after)));
  }

  private static boolean posts(Connection connection, IncidentEvent event) {
    boolean low = event.snapshot().filter(now -> now.urgency().equals("low")).isPresent();
    return connection.delivery() instanceof Delivery.Extension
        && connection.health().state() == ConnectionState.WORKING
        && connection.options().notifyTypes().contains(NotifyType.TRIGGER)
        && connection.options().urgency().contains(low ? Urgency.LOW : Urgency.HIGH);
  }

  /** Looks at those whose time has come; to be called a few times a minute. */
  public void look() {
    for (var watched : store.due(clock.instant(), AT_ONCE)) {
      signs.connections().find(watched.key()).ifPresent(connection -> look(watched, connection));
      store.remove(watched);
    }
  }

  private void look(Watched watched, Connection connection) {
    boolean watching =
        connection.delivery() instanceof Delivery.Extension
            && connection.health().state() == ConnectionState.WORKING
            && !connection.changedAt().isAfter(watched.triggeredAt())
            && !signs.cards().isTest(watched.incident());
    if (!watching || alive(watched, connection)) {
      return;
    }
    var seen =
        signs.sightings().of(watched.key().place(), watched.incident(), watched.triggeredAt());
    silence(watched, connection, seen)
        .ifPresentOrElse(
            reason -> {
              log.warn("Nothing shows that {} gets incidents: {}", watched.key(), reason);
              signs.connections().unproven(watched.key(), reason, clock.instant());
            },
            () -> {
              if (seen == Sighting.SEEN) {
                signs.connections().alive(watched.key(), clock.instant());
              }
            });
  }

  /** A press in the channel, on this incident's message or, since then, on another's. */
  private boolean alive(Watched watched, Connection connection) {
    return after(connection.seen().last(), watched.triggeredAt())
        || signs.pressed().any(watched.key().place(), watched.incident());
  }

  /** Why silence is held against the connection, as a clause; empty where it is not. */
  private Optional<String> silence(Watched watched, Connection connection, Sighting seen) {
    var incident = watched.number() > 0 ? "incident #" + watched.number() : "an incident";
    return switch (seen) {
      case SEEN -> Optional.empty();
      case ABSENT -> Optional.of("PagerDuty's message of " + incident + " didn't appear here");
      case UNKNOWN -> {
        boolean over =
            signs
                .cards()
                .status(watched.incident())
                .filter(CardStatus.RESOLVED::equals)
                .isPresent();
        boolean trusted = after(connection.seen().last(), clock.instant().minus(TRUSTED));
        yield over || trusted
            ? Optional.empty()
            : Optional.of(
                "nobody pressed a button of " + incident + " here, nor of any incident before");
      }
    };
  }

  private static boolean after(Optional<Instant> seen, Instant then) {
    return seen.filter(at -> !at.isBefore(then)).isPresent();
  }
}
