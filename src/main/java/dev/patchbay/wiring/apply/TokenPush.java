package dev.patchbay.wiring.apply;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.TeamId;
import dev.patchbay.db.Leases;
import dev.patchbay.db.Transactions;
import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.Job.Next;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.Credential.Trace;
import dev.patchbay.pagerduty.PagerDutyLinks;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.ConnectionState;
import dev.patchbay.wiring.ServiceName;
import dev.patchbay.wiring.apply.extension.Applier;
import dev.patchbay.wiring.apply.extension.Applier.Applied;
import dev.patchbay.wiring.apply.extension.ExtensionConfig;
import dev.patchbay.wiring.apply.extension.Origin;
import dev.patchbay.wiring.apply.extension.RecordedChange;
import dev.patchbay.wiring.apply.token.DueTokenPush;
import dev.patchbay.wiring.apply.token.StaleTokens;
import dev.patchbay.wiring.apply.token.TokenPushes;
import dev.patchbay.wiring.plan.PlannedChange;
import dev.patchbay.words.RefusalWords;
import dev.patchbay.workspace.Installation;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the extensions of marked connections their workspace's new bot token, with the app token,
 * one after the other: one job for all, so that it never crowds out what someone waits for. Each
 * connection is its own transaction, under the lease that connecting and disconnecting take; what
 * was done when a node dies stays done. Thread-safe.
 */
public final class TokenPush {
  private static final String JOB = StaleTokens.JOB;

  private static final Logger log = LoggerFactory.getLogger(TokenPush.class);

  /** Longer than the three calls of one connection may take, with a refresh of the app token. */
  private static final Duration LEASE = Duration.ofSeconds(45);

  /** Then another job has its turn, and a node that stops does not wait long. */
  private static final Duration TURN = Duration.ofSeconds(4);

  private static final Duration BUSY = Duration.ofSeconds(2);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
  private static final Duration RARELY = Duration.ofHours(1);
  private static final Duration SHORTEST = Duration.ofMillis(100);

  /**
   * PagerDuty, as the app.
   *
   * @param credential the app token: nobody waits for this work
   */
  public record AsApp(
      Credential credential, Applier applier, PagerDutyLinks links, RequestAudit audit) {}

  private final Transactions transactions;
  private final Leases leases;
  private final StaleTokens tokens;
  private final Function<TeamId, Optional<Installation>> installations;
  private final AsApp pagerDuty;
  private final WiringListener listener;
  private final Clock clock;
  private final TokenPushes store;

  /**
   * @param installations as they stand in the database, not as remembered: {@code
   *     Installations::currentInWorkspace}
   */
  public TokenPush(
      Transactions transactions,
      Leases leases,
      StaleTokens tokens,
      Function<TeamId, Optional<Installation>> installations,
      AsApp pagerDuty,
      WiringListener listener,
      Clock clock) {
    this.transactions = transactions;
    this.leases = leases;
    this.tokens = tokens;
    this.installations = installations;
    this.pagerDuty = pagerDuty;
    this.listener = listener;
    this.clock = clock;
    this.store = tokens.marked();
  }

  /** To be registered with the job runner. */
  public Job job() {
    return new Job(JOB, id -> run());
  }

  /** Finds connections whose token is not their workspace's, in case nobody told. */
  public void check() {
    tokens.check(installations);
  }

  /** The same when a node starts: what was refused may have been fixed by the new settings. */
  public void checkAtStart() {
    store.refusedDueNow(clock.instant());
    check();
  }

  private Next run() {
    var end = clock.instant().plus(TURN);
    do {
      var due = store.nextDue(clock.instant());
      if (due.isEmpty()) {
        return store
            .nextTry()
            .<Next>map(at -> new Next.Again(until(at)))
            .orElse(new Next.Finished());
      }
      var pause = inTurn(due.get());
      if (pause.isPresent()) {
        return new Next.NotBefore(clock.instant().plus(pause.get()));
      }
    } while (clock.instant().isBefore(end));
    return new Next.NotBefore(clock.instant());
  }

  private Duration until(java.time.Instant at) {
    var wait = Duration.between(clock.instant(), at);
    return wait.compareTo(SHORTEST) > 0 ? wait : SHORTEST;
  }

  /** A pause is for all of them. */
  private Optional<Duration> inTurn(ConnectionKey key) {
    var lease = leases.tryAcquire(key.lease(), JOB, LEASE);
    if (lease.isEmpty()) {
      store.postpone(key, clock.instant().plus(BUSY));
      return Optional.empty();
    }
    try {
      return look(key).flatMap(this::attempt);
    } finally {
      lease.get().close();
    }
  }

  private record Look(DueTokenPush marked, Optional<Installation> app) {}

  /** The mark first: whoever saves a newer token after this marks again. */
  private Optional<Look> look(ConnectionKey key) {
    return transactions.call(
        handle -> store.find(key).map(marked -> new Look(marked, installations.apply(key.team()))));
  }

  private Optional<Duration> attempt(Look look) {
    var marked = look.marked();
    var connection = marked.connection();
    var extension = connection.extension().orElseThrow();
    boolean done =
        look.app()
            .map(app -> tokens.fingerprint().matches(app.botToken(), extension.tokenFingerprint()))
            .orElse(true);
    if (done) {
      // Not installed any more, or it holds the token already.
      tokens.check(connection.key().team(), installations);
      return Optional.empty();
    }
    var app = look.app().orElseThrow();
    var trace = new Trace();
    var written = write(marked, app, extension.id(), trace);
    if (written instanceof Outcome.Refused<Applied> refused) {
      return refused(marked, refused.refusal());
    }
    var change = ((Outcome.Done<Applied>) written).value().change();
    transactions.together(
        () -> {
          store.pushed(marked, tokens.fingerprint().of(app.botToken()), clock.instant());
          pagerDuty.audit().upkeep(connection.key(), RecordedChange.of(change, connection), trace);
        });
    return Optional.empty();
  }

  private Outcome<Applied> write(DueTokenPush marked, Installation app, String id, Trace trace) {
    var connection = marked.connection();
    var wanted =
        new ExtensionConfig(
            app,
            connection.key(),
            connection.channelName(),
            new ServiceName(connection.key().service(), connection.serviceName()),
            connection.options(),
            connection.connectedBy(),
            pagerDuty.links());
    var push = new PlannedChange.PushToken(id, marked.silenced());
    return pagerDuty
        .applier()
        .write(push, wanted, pagerDuty.credential().traced(trace), new Origin.Upkeep(JOB));
  }

  private Optional<Duration> refused(DueTokenPush marked, Refusal why) {
    var key = marked.connection().key();
    var now = clock.instant();
    if (why instanceof Refusal.RateLimited limited) {
      log.info("PagerDuty's rate limit; the new bot tokens wait {}", limited.delay());
      return Optional.of(limited.delay());
    }
    if (why instanceof Refusal.NotFound) {
      transactions.together(
          () -> {
            if (store.gone(marked, now)) {
              log.warn("{}: PagerDuty has no extension any more", key);
              listener.gone(marked.connection());
            }
          });
      return Optional.empty();
    }
    if (why instanceof Refusal.Unavailable) {
      var pause = pause(marked.attempts());
      log.info("{}: {}; its new bot token is tried again in {}", key, why, pause);
      store.failed(marked, ConnectionState.STALE, RefusalWords.clause(why), now.plus(pause));
      return Optional.of(AFTER_TROUBLE);
    }
    log.warn("{}: PagerDuty does not take the new bot token, {}; again in {}", key, why, RARELY);
    store.failed(marked, ConnectionState.REFUSED, RefusalWords.clause(why), now.plus(RARELY));
    return Optional.empty();
  }

  /** 2 s, 4 s, 8 s … 10 min. */
  private static Duration pause(int attempts) {
    var pause = Duration.ofSeconds(2L << Math.min(attempts, 20));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }
}
