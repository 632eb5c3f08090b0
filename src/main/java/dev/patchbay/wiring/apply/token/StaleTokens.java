package dev.patchbay.wiring.apply.token;

import dev.patchbay.core.TeamId;
import dev.patchbay.db.Transactions;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.secret.Fingerprint;
import dev.patchbay.secret.Secret;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.ConnectionState;
import dev.patchbay.wiring.Connections;
import dev.patchbay.workspace.Installation;
import dev.patchbay.workspace.InstallationListener;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows by their fingerprints which extensions hold another bot token than their workspace has now,
 * marks those connections, and has the job {@value #JOB} give them the new one. Told of a change in
 * the transaction that makes it; {@link #check} finds what was missed. Thread-safe.
 */
public final class StaleTokens implements InstallationListener {
  /** The job that is submitted, with its id: one for all connections. */
  public static final String JOB = "re-push";

  public static final String ID = "marked";

  private static final Logger log = LoggerFactory.getLogger(StaleTokens.class);

  /** After a change everything that is missing the new token is due, whatever was tried before. */
  private static final Set<ConnectionState> AFTER_CHANGE =
      EnumSet.complementOf(EnumSet.of(ConnectionState.GONE));

  /** Those that are due anyway are left at it. */
  private static final Set<ConnectionState> UNNOTICED =
      EnumSet.of(ConnectionState.WORKING, ConnectionState.UNPROVEN, ConnectionState.NOT_INSTALLED);

  private final Transactions transactions;
  private final Jobs jobs;
  private final Fingerprint fingerprint;
  private final Clock clock;
  private final TokenPushStore store;
  private final Connections connections;

  public StaleTokens(Transactions transactions, Jobs jobs, Fingerprint fingerprint, Clock clock) {
    this.transactions = transactions;
    this.jobs = jobs;
    this.fingerprint = fingerprint;
    this.clock = clock;
    this.store = new TokenPushStore(transactions);
    this.connections = new Connections(transactions);
  }

  /** Whether the connection works, and its extension was given this bot token. */
  public boolean holds(ConnectionKey key, String extension, Secret botToken) {
    return connections
        .find(key)
        .filter(connection -> connection.health().state().settled())
        .flatMap(Connection::extension)
        .filter(there -> there.id().equals(extension))
        .filter(there -> fingerprint.matches(botToken, there.tokenFingerprint()))
        .isPresent();
  }

  @Override
  public void changed(Optional<TeamId> team, Function<TeamId, Optional<Installation>> now) {
    for (var each : team.map(List::of).orElseGet(connections::teams)) {
      compare(each, now, AFTER_CHANGE);
    }
  }

  /** Looks through all connections; each workspace is one transaction. */
  public void check(Function<TeamId, Optional<Installation>> now) {
    connections.teams().forEach(team -> check(team, now));
    if (store.nextTry().isPresent()) {
      // It may have been given up.
      jobs.submit(JOB, ID);
    }
  }

  /** Looks through one workspace's, in the caller's transaction if there is one. */
  public void check(TeamId team, Function<TeamId, Optional<Installation>> now) {
    compare(team, now, UNNOTICED);
  }

  public TokenPushes marked() {
    return store;
  }

  public Fingerprint fingerprint() {
    return fingerprint;
  }

  private void compare(
      TeamId team, Function<TeamId, Optional<Installation>> now, Set<ConnectionState> staleFrom) {
    transactions.together(
        () -> {
          var held = connections.fingerprints(team);
          if (held.isEmpty()) {
            return;
          }
          var installation = now.apply(team);
          if (installation.isEmpty()) {
            notInstalled(team);
          } else {
            compare(team, held, installation.get(), staleFrom);
          }
        });
  }

  private void notInstalled(TeamId team) {
    int count = store.notInstalled(team, clock.instant());
    if (count > 0) {
      log.warn(
          "Patchbay is no longer installed in {}: {} connections there hold a revoked token until"
              + " it is reinstalled",
          team,
          count);
    }
  }

  private void compare(
      TeamId team, List<String> held, Installation app, Set<ConnectionState> staleFrom) {
    var token = app.botToken();
    var good = new ArrayList<String>();
    good.add(fingerprint.of(token));
    held.stream().filter(one -> fingerprint.matches(token, one)).forEach(good::add);
    store.working(team, good, clock.instant());
    int count = store.stale(team, good, staleFrom, clock.instant());
    if (count > 0) {
      log.info("{} has a new bot token: {} connections are to be given it", team, count);
      jobs.submit(JOB, ID);
    }
  }
}
