package dev.patchbay.incident;

import dev.patchbay.db.Transactions;
import dev.patchbay.incident.ChangeAnswers.Seen;
import dev.patchbay.jobs.Job.Next;
import java.time.Clock;
import java.time.Duration;

/**
 * Waits until a message that was pressed shows what became of it, for 10 seconds at most; the
 * person is told what does not show by then, or never will. Thread-safe.
 */
final class ChangeWatch {
  /** The pause before each look. */
  static final Next PAUSE = new Next.Again(Duration.ofSeconds(1));

  /** What nobody has called for yet looks the same as what is written already. */
  private static final Duration AT_LEAST = Duration.ofSeconds(3);

  private static final Duration AT_MOST = Duration.ofSeconds(10);

  private final ChangeStore store;
  private final ChangeAnswers answers;
  private final Transactions transactions;
  private final Clock clock;

  ChangeWatch(ChangeStore store, ChangeAnswers answers, Transactions transactions, Clock clock) {
    this.store = store;
    this.answers = answers;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The change is done; in the caller's transaction. */
  void end(StoredChange change, boolean toSee) {
    if (toSee) {
      store.shows(change.id(), clock.instant());
    } else {
      store.delete(change.id());
    }
  }

  Next look(StoredChange change) {
    var now = clock.instant();
    var waited = Duration.between(change.triedAt().orElse(now), now);
    var seen = answers.seen(change.request());
    boolean over =
        switch (seen) {
          case YES -> waited.compareTo(AT_LEAST) >= 0;
          case NOT_YET -> waited.compareTo(AT_MOST) >= 0;
          case NEVER -> true;
        };
    if (!over) {
      return PAUSE;
    }
    if (seen != Seen.YES) {
      answers.unseen(change.request(), seen);
    }
    store.delete(change.id());
    return new Next.Finished();
  }

  /** Whether it was this that failed too often, and not the change; in a transaction. */
  boolean givenUp(StoredChange change) {
    boolean showing = change.state() == StoredChange.State.SHOWING;
    if (showing) {
      store.delete(change.id());
      transactions.afterCommit(() -> answers.unseen(change.request(), Seen.NOT_YET));
    }
    return showing;
  }
}
