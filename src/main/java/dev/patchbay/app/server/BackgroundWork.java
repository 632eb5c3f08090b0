package dev.patchbay.app.server;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.RecurringJob;
import dev.patchbay.keys.ReencryptJob;
import dev.patchbay.slack.workspace.BotTokenInstallation;
import dev.patchbay.wiring.apply.TokenPush;
import dev.patchbay.words.OutageWords;
import dev.patchbay.words.RefusalWords;
import dev.patchbay.workspace.TokenRotation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What runs without anyone asking: the features' jobs, cleaning, and, on every node, getting what
 * the node needs to be ready (an app token; the workspace of a bare bot token) until it is there.
 */
final class BackgroundWork {
  private static final Logger log = LoggerFactory.getLogger(BackgroundWork.class);
  private static final Duration CLEANING = Duration.ofMinutes(5);
  private static final Duration UPKEEP = Duration.ofHours(1);
  private static final Duration SILENCE = Duration.ofSeconds(15);
  private static final Duration ROTATION = Duration.ofMinutes(2);
  private static final Duration RECONCILE_LOOK = Duration.ofSeconds(15);
  private static final Duration TOKEN_CHECK = Duration.ofMinutes(5);
  private static final Duration REENCRYPTION = Duration.ofSeconds(10);
  private static final Duration LINKING = Duration.ofSeconds(2);
  private static final long KEYS_SECONDS = 5;

  private final Foundation storage;
  private final Accounts accounts;
  private final Features features;
  private final Optional<BotTokenInstallation> botToken;
  private final TokenRotation rotation;
  private final ScheduledExecutorService starting = thread("getting-ready");
  private final UntilDone untilDone = new UntilDone(starting);
  private final ScheduledExecutorService keys = thread("keyset");

  /** Of the keyset's thread alone, which asks the database more often than the others. */
  private boolean databaseAway;

  BackgroundWork(
      Foundation storage,
      Accounts accounts,
      Features features,
      Optional<BotTokenInstallation> botToken,
      TokenRotation rotation) {
    this.storage = storage;
    this.accounts = accounts;
    this.features = features;
    this.botToken = botToken;
    this.rotation = rotation;
  }

  List<Job> jobs() {
    return both(
        both(
            both(features.cards().jobs(), features.talk().jobs()),
            both(
                features.responders().jobs(),
                both(features.home().jobs(), features.connecting().jobs()))),
        List.of(
            features.proof().prove().job(),
            features.change().job(),
            features.webhooks().inbox().job(),
            features.resume().job()));
  }

  List<RecurringJob> recurring() {
    var reencrypt =
        new ReencryptJob(
            storage.keys(),
            EncryptedColumns.in(storage.database().transactions()),
            storage.clock());
    return both(
        both(
            features.cards().recurring(),
            both(features.responders().recurring(), features.home().recurring())),
        List.of(
            new RecurringJob("silence", SILENCE, features.proof().silence()::look),
            new RecurringJob("proofs", CLEANING, features.proof().prove()::wake),
            new RecurringJob("slack-token-rotation", ROTATION, rotation::refreshDue),
            new RecurringJob("audit-chain", LINKING, features.audit().chain()::link),
            new RecurringJob("reconcile", RECONCILE_LOOK, features.reconcile()),
            new RecurringJob(
                "extension-tokens", TOKEN_CHECK, features.connecting().repush()::check),
            new RecurringJob("reencrypt", REENCRYPTION, reencrypt::run),
            new RecurringJob(
                "forget-expired",
                CLEANING,
                () -> {
                  storage.leases().forgetUnused();
                  storage.personal().forgetOld();
                  features.login().forgetExpired();
                  features.change().forgetExpired();
                  features.talk().inbox().forgetOld();
                  features.webhooks().inbox().prune();
                  accounts.pendingCommands().forgetExpired();
                }),
            new RecurringJob("login-upkeep", UPKEEP, accounts.upkeep()::run),
            features.webhooks().check(accounts.app().credential())));
  }

  private static <T> List<T> both(List<T> some, List<T> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  private void syncKeys() {
    try {
      storage.keys().sync();
      if (databaseAway) {
        databaseAway = false;
        log.info("Patchbay's database responds again; what waited goes on");
      }
    } catch (RuntimeException e) {
      databaseAway |= OutageWords.of(e).isPresent();
      log.debug("Keyset not checked database_away={}", databaseAway);
      log.warn("Keyset check failed; next try in {} s", KEYS_SECONDS, e);
    }
  }

  private static ScheduledExecutorService thread(String name) {
    var timer =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              var thread = new Thread(work, name);
              thread.setDaemon(true);
              return thread;
            });
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return timer;
  }

  /** Returns at once; what fails is tried again until it succeeds. */
  void start() {
    var looking =
        keys.scheduleWithFixedDelay(this::syncKeys, KEYS_SECONDS, KEYS_SECONDS, TimeUnit.SECONDS);
    log.debug("keyset check started, next in {} s", looking.getDelay(TimeUnit.SECONDS));
    // The workspace first: a node that has its app token says that it is ready.
    botToken.ifPresent(token -> untilDone.begin("the workspace of the bot token", token::install));
    untilDone.begin("PagerDuty's app token", this::appToken);
    untilDone.begin(
        "the check of the connections' tokens", () -> checked(features.connecting().repush()));
  }

  void stop() {
    // First: the HTTP server waits for answers that are being made.
    features.connecting().wiring().stopWaiting();
    // Never interrupted: both use the database.
    keys.shutdown();
    starting.shutdown();
  }

  private static Outcome<?> checked(TokenPush repush) {
    repush.checkAtStart();
    return Outcome.done(true);
  }

  private Outcome<?> appToken() {
    var token = accounts.app().token();
    if (token instanceof Outcome.Done) {
      starting.execute(this::firstLook);
    }
    return token;
  }

  private void firstLook() {
    try {
      if (accounts.firstLook().get() instanceof Outcome.Refused<?> refused
          && refused.refusal() instanceof Refusal.BadCredentials) {
        log.warn("PagerDuty rejected the app token: {}", RefusalWords.clause(refused.refusal()));
      }
    } catch (RuntimeException e) {
      log.warn("First check of PagerDuty failed; continuing", e);
    }
  }
}
