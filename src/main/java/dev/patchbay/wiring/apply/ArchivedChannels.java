package dev.patchbay.wiring.apply;

import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.ConnectionState;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.Delivery;
import dev.patchbay.wiring.plan.World;
import dev.patchbay.words.RefusalWords;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows channels that are archived and unarchived: nothing is tried in an archived channel, and
 * what waited is posted once it is none any more. PagerDuty pauses what it could not post there,
 * for a day, and shows it only when asked for that one extension (reference/pagerduty.md §3.5).
 * Used by one thread at a time.
 */
final class ArchivedChannels {
  private static final Logger log = LoggerFactory.getLogger(ArchivedChannels.class);

  private final Connections connections;
  private final Predicate<ConnectionKey> revive;
  private final Predicate<String> isPaused;
  private final Clock clock;

  /**
   * @param revive has what is open posted again; false if the connection was not suspended
   * @param isPaused asks PagerDuty for one extension; true also where it does not answer
   */
  ArchivedChannels(
      Connections connections,
      Predicate<ConnectionKey> revive,
      Predicate<String> isPaused,
      Clock clock) {
    this.connections = connections;
    this.revive = revive;
    this.isPaused = isPaused;
    this.clock = clock;
  }

  /**
   * @return those that work again; an extension that PagerDuty has paused is none of them
   */
  Set<ConnectionKey> follow(World world) {
    var archived = archived(world);
    var works = new HashSet<ConnectionKey>();
    for (var stored : world.stored()) {
      var now = archived.get(stored.key().place());
      if (now != null && follow(stored.connection(), now)) {
        works.add(stored.key());
      }
    }
    return works;
  }

  /** Whether it works again. */
  private boolean follow(Connection connection, boolean archived) {
    var reason = RefusalWords.clause(new Refusal.ChannelArchived(connection.key().channel()));
    var health = connection.health();
    if (archived && health.state().settled()) {
      connections.suspend(connection.key(), reason, clock.instant());
      log.info("Channel archived connection={}", connection.key());
      return false;
    }
    boolean waits =
        !archived
            && health.state() == ConnectionState.SUSPENDED
            && health.reason().equals(reason)
            && connection.extension().map(Delivery.Extension::id).filter(isPaused).isEmpty();
    if (!waits || !taken(connection)) {
      return false;
    }
    log.info("Channel unarchived connection={}", connection.key());
    return true;
  }

  private boolean taken(Connection connection) {
    if (connection.delivery() instanceof Delivery.Webhook) {
      return revive.test(connection.key());
    }
    connections.revive(connection.key());
    return true;
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
