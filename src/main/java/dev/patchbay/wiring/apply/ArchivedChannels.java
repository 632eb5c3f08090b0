package dev.patchbay.wiring.apply;

import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.ConnectionState;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.Delivery;
import dev.patchbay.wiring.plan.StoredConnection;
import dev.patchbay.wiring.plan.World;
import dev.patchbay.words.RefusalWords;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows channels that are archived and unarchived, for what Patchbay posts itself: nothing is
 * tried in an archived channel, and what waited is posted once it is none any more. What PagerDuty
 * posts it pauses and resumes itself. Used by one thread at a time.
 */
final class ArchivedChannels {
  private static final Logger log = LoggerFactory.getLogger(ArchivedChannels.class);

  private final Connections connections;
  private final Predicate<ConnectionKey> revive;
  private final Clock clock;

  /**
   * @param revive has what is open posted again; false if the connection was not suspended
   */
  ArchivedChannels(Connections connections, Predicate<ConnectionKey> revive, Clock clock) {
    this.connections = connections;
    this.revive = revive;
    this.clock = clock;
  }

  void follow(World world) {
    var archived = archived(world);
    world.stored().stream()
        .map(StoredConnection::connection)
        .filter(one -> one.delivery() instanceof Delivery.Webhook)
        .forEach(
            one ->
                Optional.ofNullable(archived.get(one.key().place()))
                    .ifPresent(now -> follow(one, now)));
  }

  private void follow(Connection connection, boolean archived) {
    var reason = RefusalWords.clause(new Refusal.ChannelArchived(connection.key().channel()));
    var health = connection.health();
    boolean suspended = health.state() == ConnectionState.SUSPENDED;
    if (archived && !suspended) {
      connections.suspend(connection.key(), reason, clock.instant());
      log.info("Channel archived connection={}", connection.key());
    } else if (!archived && suspended && health.reason().equals(reason)) {
      if (revive.test(connection.key())) {
        log.info("Channel unarchived connection={}", connection.key());
      }
    }
  }

  /** Of a private channel without the bot Slack tells nothing. */
  private static Map<Place, Boolean> archived(World world) {
    var archived = new HashMap<Place, Boolean>();
    for (var workspace : world.directory().workspaces()) {
      workspace.channels().stream()
          .filter(one -> one.member() || !one.isPrivate())
          .forEach(one -> archived.put(new Place(workspace.id(), one.id()), one.archived()));
    }
    return archived;
  }
}
