package dev.patchbay.outbox;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.db.Transactions;
import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.Job.Next;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.jobs.Lane;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What people are told who wait for it. It is stored in the caller's transaction and sent after the
 * commit, for half an hour as long as Slack is unavailable, also by another process. Where Slack's
 * answer is lost it may be sent twice: no method finds a message again that one person alone sees.
 * Thread-safe.
 */
public final class PersonalMessages {
  private static final Logger log = LoggerFactory.getLogger(PersonalMessages.class);
  private static final String JOB = "personal-message";

  private static final Duration KEPT = Duration.ofDays(1);

  /** Later than that nobody remembers what it answers. */
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private final Transactions transactions;
  private final Jobs jobs;
  private final Clock clock;
  private final PersonalMessageStore store = new PersonalMessageStore();

  /** Port: gives one to Slack. Called on job threads, never inside a transaction. */
  @FunctionalInterface
  public interface Teller {
    Outcome<?> tell(PersonalMessage message);
  }

  public PersonalMessages(Transactions transactions, Jobs jobs, Clock clock) {
    this.transactions = transactions;
    this.jobs = jobs;
    this.clock = clock;
  }

  public void add(PersonalMessage message) {
    transactions.run(
        handle -> jobs.submit(JOB, Long.toString(store.add(handle, message, clock.instant()))));
  }

  /** To be registered with the job runner. */
  public Job job(Teller teller) {
    return new Job(
        JOB, Lane.PEOPLE, id -> run(Long.parseLong(id), teller), id -> givenUp(Long.parseLong(id)));
  }

  /** Drops those of a day ago, whose jobs are gone; to be called every few hours. */
  public void forgetOld() {
    var before = clock.instant().minus(KEPT);
    transactions.run(handle -> store.forget(handle, before));
  }

  private Next run(long id, Teller teller) {
    var found = transactions.call(handle -> store.find(handle, id));
    if (found.isEmpty()) {
      return new Next.Finished();
    }
    var message = found.get().message();
    if (teller.tell(message) instanceof Outcome.Refused<?> refused) {
      var waited = Duration.between(found.get().since(), clock.instant());
      if (passing(refused.refusal()) && waited.compareTo(PATIENCE) < 0) {
        return new Next.NotBefore(clock.instant().plus(pause(refused.refusal(), waited)));
      }
      log.error(
          "Could not send a Slack message to {} in {}: {}",
          message.to().user(),
          message.place(),
          refused.refusal());
    }
    transactions.run(handle -> store.delete(handle, id));
    return new Next.Finished();
  }

  private void givenUp(long id) {
    log.error("Message {} to a person given up", id);
    transactions.run(handle -> store.delete(handle, id));
  }

  private static boolean passing(Refusal why) {
    return why instanceof Refusal.RateLimited || why instanceof Refusal.Unavailable;
  }

  /** As long again as was waited so far. */
  private static Duration pause(Refusal why, Duration waited) {
    if (why instanceof Refusal.RateLimited limited) {
      return limited.delay();
    }
    var pause = waited.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : waited;
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }
}
