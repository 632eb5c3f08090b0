package dev.patchbay.incident.card;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.TeamId;
import dev.patchbay.db.Transactions;
import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.Job.Next;
import dev.patchbay.jobs.Lane;
import dev.patchbay.outbox.Outbox;
import dev.patchbay.outbox.Turn;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.ConnectionState;
import dev.patchbay.wiring.Connections;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends whoever made a connection a message that Slack rejects its posts, and posts again after.
 */
public final class SuspendedNotice {
  static final String JOB = "card-suspended";
  private static final Logger log = LoggerFactory.getLogger(SuspendedNotice.class);
  private static final Duration AWAY = Duration.ofMinutes(1);

  private final Transactions transactions;
  private final Connections connections;
  private final Outbox outbox;
  private final Clock clock;
  private final Function<SuspendedConnection, Outcome<?>> tell;
  private final CardStore store = new CardStore();

  /**
   * @param tell port: sends the words and a button to who made the connection
   */
  public SuspendedNotice(
      Transactions transactions,
      Connections connections,
      Outbox outbox,
      Clock clock,
      Function<SuspendedConnection, Outcome<?>> tell) {
    this.transactions = transactions;
    this.connections = connections;
    this.outbox = outbox;
    this.clock = clock;
    this.tell = tell;
  }

  /** To be registered with the job runner. */
  public Job job() {
    return new Job(JOB, Lane.BULK, this::run, id -> {});
  }

  /** Posts to the channel again, beginning with what is open; false if it is not suspended. */
  public boolean revive(ConnectionKey key) {
    return transactions.call(
        handle -> {
          var connection = connections.find(key).filter(found -> suspended(key));
          if (connection.isEmpty()) {
            return false;
          }
          connections.revive(key);
          var wanted = connection.get().options();
          store.open(handle, key.service().account()).stream()
              .filter(card -> card.service().filter(key.service()::equals).isPresent())
              .filter(card -> shown(key, card) || CardFilter.begins(wanted, card))
              .forEach(card -> outbox.due(CardKeys.card(key.place(), card.incident()), Turn.NEXT));
          return true;
        });
  }

  private boolean shown(ConnectionKey key, Card card) {
    return outbox.ts(CardKeys.card(key.place(), card.incident())).isPresent();
  }

  private boolean suspended(ConnectionKey key) {
    return connections
        .find(key)
        .filter(found -> found.health().state() == ConnectionState.SUSPENDED)
        .isPresent();
  }

  private Next run(String id) {
    var connection = connections.find(key(id));
    if (connection.isEmpty() || !suspended(connection.get().key())) {
      return new Next.Finished();
    }
    var found = connection.get();
    var told =
        new SuspendedConnection(
            found.key().place(),
            found.connectedBy(),
            found.serviceName(),
            found.health().reason(),
            id);
    if (!(tell.apply(told) instanceof Outcome.Refused<?> refused)) {
      return new Next.Finished();
    }
    if (refused.refusal() instanceof Refusal.Unavailable
        || refused.refusal() instanceof Refusal.RateLimited) {
      return new Next.NotBefore(clock.instant().plus(AWAY));
    }
    // A row of a file may belong to the bot user, to whom nobody can write.
    log.warn(
        "Connection suspended; could not send its owner a message connection={} reason={}"
            + " refused={}",
        found.key(),
        found.health().reason(),
        refused.refusal());
    return new Next.Finished();
  }

  /** As buttons and jobs name a connection: team, channel, account and service. */
  static String id(ConnectionKey key) {
    return key.team().value() + "/" + key.channel().value() + "/" + key.service().text();
  }

  public static ConnectionKey key(String id) {
    var parts = id.split("/", 3);
    return new ConnectionKey(
        new Place(new TeamId(parts[0]), new ChannelId(parts[1])), ServiceId.of(parts[2]));
  }
}
