package dev.patchbay.slack.home;

import dev.patchbay.core.Actor;
import dev.patchbay.core.TeamId;
import dev.patchbay.db.Transactions;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.login.LoginListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Whose App Home is to be drawn again. Features tell it what changed; each home is one job, so that
 * bursts coalesce. A home that nobody opened for three days is left as it is until it is opened.
 * Thread-safe.
 */
public final class Homes {
  static final String JOB = "app-home";
  static final String WORKSPACE_JOB = "app-homes";

  private static final Duration LATELY = Duration.ofDays(3);

  /** Changes of connections come in crowds. */
  private static final Duration CROWD = Duration.ofSeconds(2);

  private static final int MOST = 200;

  private final Transactions transactions;
  private final Jobs jobs;
  private final Clock clock;
  private final HomeStore store;

  public Homes(Transactions transactions, Jobs jobs, Clock clock) {
    this.transactions = transactions;
    this.jobs = jobs;
    this.clock = clock;
    this.store = new HomeStore(transactions);
  }

  void opened(Visitor visitor) {
    transactions.together(
        () -> {
          store.opened(visitor, clock.instant());
          jobs.submit(JOB, visitor.key());
        });
  }

  /** Something of the person: their login, or an incident that they changed. */
  public void changed(Actor actor) {
    store.of(actor, lately()).forEach(visitor -> jobs.submit(JOB, visitor.key()));
  }

  /** A connection of the workspace; after the caller's transaction, if there is one. */
  public void changedIn(TeamId team) {
    transactions.afterCommit(
        () -> jobs.submitAt(WORKSPACE_JOB, team.value(), clock.instant().plus(CROWD)));
  }

  /** Another page of the person's open incidents; of a home that stood open for days, the first. */
  void turn(Visitor visitor, int page) {
    transactions.together(
        () -> {
          if (store.page(visitor.actor(), page)) {
            changed(visitor.actor());
          } else {
            opened(visitor);
          }
        });
  }

  /** Draws every home of the workspace or org of that id, within bounds. */
  void drawAll(String id) {
    List<Visitor> visitors = store.in(id, lately(), MOST);
    visitors.forEach(visitor -> jobs.submit(JOB, visitor.key()));
  }

  /** The same listener, and the person's home. */
  public LoginListener also(LoginListener listener) {
    return new LoginListener() {
      @Override
      public void loggedIn(Actor actor) {
        listener.loggedIn(actor);
        changed(actor);
      }

      @Override
      public void loggedOut(Actor actor) {
        listener.loggedOut(actor);
        changed(actor);
      }
    };
  }

  /** Drops what is too old to be drawn; a recurring job calls it. */
  public void forgetOld() {
    store.forget(lately());
  }

  HomeStore store() {
    return store;
  }

  private Instant lately() {
    return clock.instant().minus(LATELY);
  }
}
