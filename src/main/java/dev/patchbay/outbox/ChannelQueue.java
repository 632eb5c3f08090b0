package dev.patchbay.outbox;

import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.db.Lease;
import dev.patchbay.db.Transactions;
import dev.patchbay.jobs.Job.Next;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * What one channel's writer does to the tables: each method is one transaction under the writer's
 * lease, and says when the writer is to come back. Thread-safe.
 */
final class ChannelQueue {
  /** What there is to do. */
  sealed interface Choice {
    record Wait(Next next) implements Choice {}

    /**
     * @param lost whether an earlier post with this attempt may have reached Slack
     */
    record Take(DueMessage due, String attempt, boolean lost) implements Choice {
      Message message() {
        return new Message(due.key(), due.ts(), attempt, due.since());
      }
    }
  }

  /** The lost answer is the first failure, a look that came too early the second. */
  private static final int BELIEVED = 2;

  private final Transactions transactions;
  private final Clock clock;
  private final Pace pace;
  private final OutboxStore store = new OutboxStore();

  ChannelQueue(Transactions transactions, Clock clock, PaceLimits limits) {
    this.transactions = transactions;
    this.clock = clock;
    this.pace = new Pace(limits);
  }

  /** The next message, with its slot taken and a post marked. */
  Choice choose(Place place, Lease lease) {
    return checked(
        lease,
        handle -> {
          var now = clock.instant();
          var free = pace.channelFree(handle, place);
          if (free.isAfter(now)) {
            // Not Again: a new message must not pull the writer ahead of the free slot.
            return new Choice.Wait(
                store.next(handle, place, true).isPresent()
                    ? new Next.NotBefore(free)
                    : new Next.Finished());
          }
          var editFree = pace.editFree(handle, place);
          var due = store.next(handle, place, !editFree.isAfter(now));
          return due.map(message -> take(handle, message, now))
              .orElseGet(() -> new Choice.Wait(untilEdits(handle, place, now, editFree)));
        });
  }

  private Choice take(Handle handle, DueMessage due, Instant now) {
    // The workspace's slot first: where it is taken, the channel's is not spent.
    if (due.edit() && !pace.takeEdit(handle, due.key().place(), now)) {
      return new Choice.Wait(new Next.Again(pace.betweenMessages()));
    }
    pace.takeChannel(handle, due.key().place(), now);
    var attempt = due.attempt().orElseGet(() -> UUID.randomUUID().toString());
    if (!due.edit() && due.attempt().isEmpty()) {
      store.mark(handle, due.key(), attempt);
    }
    return new Choice.Take(due, attempt, !due.edit() && due.attempt().isPresent());
  }

  /** A new message need not wait for the edits: a submit pulls it ahead. */
  private Next untilEdits(Handle handle, Place place, Instant now, Instant editFree) {
    return editFree.isAfter(now) && store.next(handle, place, true).isPresent()
        ? new Next.Again(Duration.between(now, editFree))
        : new Next.Finished();
  }

  /**
   * A post whose answer was lost is not there. Slack may still be at it, so that is believed only
   * the second time; empty = post it again.
   */
  Optional<Next> missing(Lease lease, DueMessage due) {
    var place = due.key().place();
    return checked(
        lease,
        handle ->
            pace.failures(handle, place) < BELIEVED
                ? Optional.of(new Next.NotBefore(pace.failed(handle, place, clock.instant())))
                : Optional.empty());
  }

  /** A post whose answer was lost is there. */
  Next found(Lease lease, DueMessage due, String ts) {
    return checked(
        lease,
        handle -> {
          pace.succeeded(handle, due.key().place());
          store.found(handle, due.key(), ts);
          return after(handle, due.key().place());
        });
  }

  Next written(Lease lease, DueMessage due, Optional<String> ts) {
    return checked(
        lease,
        handle -> {
          pace.succeeded(handle, due.key().place());
          // From now, not from when the slot was taken: Slack counts when a message arrives.
          pace.takeChannel(handle, due.key().place(), clock.instant());
          store.written(handle, due, ts, false);
          return after(handle, due.key().place());
        });
  }

  /** Slack asked for a pause: what was on its way did not arrive. */
  Next limited(Lease lease, DueMessage due, Instant until) {
    return checked(
        lease,
        handle -> {
          if (due.edit()) {
            pace.blockEdits(handle, due.key().place(), until);
            return new Next.Again(Duration.between(clock.instant(), until));
          }
          // Only the mark of this try: behind an older one a post may have reached Slack.
          if (due.attempt().isEmpty()) {
            store.unmark(handle, due.key());
          }
          pace.blockChannel(handle, due.key().place(), until);
          return new Next.NotBefore(until);
        });
  }

  /** Slack did not answer, or the answer says nothing. */
  Next failed(Lease lease, DueMessage due) {
    return checked(
        lease,
        handle -> new Next.NotBefore(pace.failed(handle, due.key().place(), clock.instant())));
  }

  /** Nobody was there to send it to. */
  Next unsent(Lease lease, DueMessage due) {
    return checked(
        lease,
        handle -> {
          if (due.attempt().isEmpty() && !due.edit()) {
            store.unmark(handle, due.key());
          }
          return new Next.NotBefore(pace.failed(handle, due.key().place(), clock.instant()));
        });
  }

  Next refused(Lease lease, Choice.Take take, Refusal why, Writer writer) {
    return checked(
        lease,
        handle -> {
          var due = take.due();
          var verdict = writer.cannot(take.message(), why);
          if (verdict == Writer.Verdict.POST_ANEW && due.edit()) {
            store.lost(handle, due.key());
          } else {
            store.written(handle, due, due.ts(), true);
          }
          return after(handle, due.key().place());
        });
  }

  private Next after(Handle handle, Place place) {
    return store.next(handle, place, true).isPresent()
        ? new Next.NotBefore(pace.channelFree(handle, place))
        : new Next.Finished();
  }

  private <T> T checked(Lease lease, Function<Handle, T> work) {
    return transactions.call(
        handle -> {
          lease.check(handle);
          return work.apply(handle);
        });
  }
}
