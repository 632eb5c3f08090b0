package dev.patchbay.incident.talk;

import dev.patchbay.core.Actor;
import dev.patchbay.db.Transactions;
import dev.patchbay.incident.talk.TalkListener.Verdict;
import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.Job.Next;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.jobs.Lane;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what people say and link until it is handled. An event that Slack repeats counts once. What
 * cannot be handled within {@value #PATIENCE_SECONDS} s is dropped, and its listener is told so.
 * Only what waits for a person's login is kept for an hour. Thread-safe.
 */
public final class TalkInbox {
  private static final Logger log = LoggerFactory.getLogger(TalkInbox.class);
  private static final String JOB = "talk";
  private static final long PATIENCE_SECONDS = 120;

  /** Slack repeats an event within minutes, or hourly for a day (reference/slack.md §3). */
  private static final Duration REMEMBERED = Duration.ofDays(2);

  /** As long as clicks and commands wait for a login. */
  private static final Duration FOR_LOGIN = Duration.ofHours(1);

  private final Transactions transactions;
  private final Jobs jobs;
  private final Clock clock;
  private final TalkStore store = new TalkStore();

  public TalkInbox(Transactions transactions, Jobs jobs, Clock clock) {
    this.transactions = transactions;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** Keeps the event, with its job, unless it is known. Calls nobody. */
  public void keep(String eventId, String kind, String body) {
    transactions.run(
        handle -> {
          if (store.add(handle, eventId, kind, body, clock.instant())) {
            jobs.submit(JOB, eventId);
          } else {
            log.info("Slack repeats event {}; once is enough", eventId);
          }
        });
  }

  /** To be registered with the job runner. */
  public Job job(List<TalkListener> listeners) {
    Map<String, TalkListener> byKind =
        listeners.stream().collect(Collectors.toMap(TalkListener::kind, Function.identity()));
    return new Job(JOB, Lane.PEOPLE, id -> run(id, byKind), id -> givenUp(id, byKind));
  }

  /** What waits for the person's login is handled again; in the transaction that keeps it. */
  public void loggedIn(Actor actor) {
    var since = clock.instant().minus(FOR_LOGIN);
    transactions.run(
        handle -> store.awaiting(handle, actor, since).forEach(id -> jobs.submit(JOB, id)));
  }

  /**
   * Drops the ids that Slack repeats no more, and what waits for a login for too long; to be called
   * every few minutes.
   */
  public void forgetOld() {
    var now = clock.instant();
    transactions.run(
        handle -> {
          store.stopAwaiting(handle, now.minus(FOR_LOGIN));
          store.forget(handle, now.minus(REMEMBERED));
        });
  }

  private Next run(String id, Map<String, TalkListener> byKind) {
    var waiting = transactions.call(handle -> store.waiting(handle, id));
    if (waiting.isEmpty()) {
      return new Next.Finished();
    }
    var talk = waiting.get();
    var listener = byKind.get(talk.kind());
    if (listener == null) {
      throw new IllegalStateException("nothing handles events of kind " + talk.kind());
    }
    var verdict = listener.see(talk);
    if (verdict instanceof Verdict.AskAgain later) {
      if (later.at().isBefore(talk.heardAt().plusSeconds(PATIENCE_SECONDS))) {
        return new Next.NotBefore(later.at());
      }
      log.warn("Event {} was not handled in time; dropped", talk);
      givenUp(id, byKind);
      return new Next.Finished();
    }
    if (verdict instanceof Verdict.AwaitsLogin awaits) {
      transactions.run(handle -> store.await(handle, id, awaits.actor()));
      return new Next.Finished();
    }
    var seen = (Verdict.SeenTo) verdict;
    transactions.run(
        handle -> {
          seen.stored().run();
          store.tick(handle, id);
        });
    return new Next.Finished();
  }

  private void givenUp(String id, Map<String, TalkListener> byKind) {
    transactions.run(
        handle -> {
          var dropped = store.waiting(handle, id);
          store.tick(handle, id);
          dropped.ifPresent(
              talk ->
                  Optional.ofNullable(byKind.get(talk.kind()))
                      .ifPresent(
                          listener -> transactions.afterCommit(() -> listener.givenUp(talk))));
        });
  }
}
