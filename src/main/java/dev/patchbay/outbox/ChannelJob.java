package dev.patchbay.outbox;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.TeamId;
import dev.patchbay.db.Lease;
import dev.patchbay.db.Leases;
import dev.patchbay.db.Transactions;
import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.Job.Next;
import dev.patchbay.jobs.Lane;
import dev.patchbay.outbox.ChannelQueue.Choice;
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
 * The one writer of a channel: a message a run, at the pace that Slack allows. A post is marked
 * before it is made. A mark without a ts is of a post whose answer was lost: it is looked for, and
 * where that is not possible made again, since a missed alert is worse than a double one. Runs on
 * job threads; each run may be repeated at any point.
 */
public final class ChannelJob {
  private static final Logger log = LoggerFactory.getLogger(ChannelJob.class);

  /** Longer than looking for a message and writing it may take. */
  private static final Duration LEASE = Duration.ofMinutes(1);

  private static final Duration BUSY = Duration.ofSeconds(1);

  private final Leases leases;
  private final Clock clock;
  private final Map<String, Writer> writers;
  private final ChannelQueue queue;

  public ChannelJob(
      Transactions transactions,
      Leases leases,
      Clock clock,
      PaceLimits limits,
      List<Writer> writers) {
    this.leases = leases;
    this.clock = clock;
    this.writers = writers.stream().collect(Collectors.toMap(Writer::kind, Function.identity()));
    this.queue = new ChannelQueue(transactions, clock, limits);
  }

  /** To be registered with the job runner. */
  public Job job() {
    return new Job(Outbox.JOB, Lane.EVENTS, this::run, id -> log.error("Channel {} given up", id));
  }

  private Next run(String id) {
    var place = place(id);
    var lease = leases.tryAcquire("outbox:" + id, "channel " + id, LEASE);
    if (lease.isEmpty()) {
      // A channel has one job, so a run that died, or was given up, holds it for a minute at most.
      return new Next.Again(BUSY);
    }
    try (var held = lease.get()) {
      return step(place, held);
    }
  }

  private Next step(Place place, Lease lease) {
    var choice = queue.choose(place, lease);
    if (choice instanceof Choice.Wait wait) {
      return wait.next();
    }
    var take = (Choice.Take) choice;
    var writer = writers.get(take.due().key().kind());
    if (writer == null) {
      throw new IllegalStateException("nothing writes messages of kind " + take.due().key().kind());
    }
    if (take.lost()) {
      var next = lookFor(take, writer, lease);
      if (next.isPresent()) {
        return next.get();
      }
      // Looking may have used up the minute, and the post has to fall within it.
      if (!lease.renew()) {
        return new Next.Again(BUSY);
      }
    }
    return write(lease, take, writer);
  }

  /** Empty: post it again. */
  private Optional<Next> lookFor(Choice.Take take, Writer writer, Lease lease) {
    var found = writer.find(take.message());
    if (found instanceof Outcome.Done<Optional<String>> done) {
      return done.value()
          .map(ts -> queue.found(lease, take.due(), ts))
          .or(() -> queue.missing(lease, take.due()));
    }
    var why = ((Outcome.Refused<Optional<String>>) found).refusal();
    if (passing(why)) {
      return Optional.of(pause(lease, take, why));
    }
    log.warn(
        "The answer to a post was lost and cannot be looked up; posting again message={} why={}",
        take.due().key(),
        why);
    writer.postedAgain(take.message(), why);
    return Optional.empty();
  }

  private Next write(Lease lease, Choice.Take take, Writer writer) {
    var written = writer.write(take.message());
    if (written instanceof Outcome.Done<Optional<String>> done) {
      return queue.written(lease, take.due(), done.value());
    }
    var why = ((Outcome.Refused<Optional<String>>) written).refusal();
    if (passing(why)) {
      return pause(lease, take, why);
    }
    log.warn("Slack refused a message for good message={} why={}", take.due().key(), why);
    return queue.refused(lease, take, why, writer);
  }

  private Next pause(Lease lease, Choice.Take take, Refusal why) {
    if (why instanceof Refusal.RateLimited limited) {
      return queue.limited(lease, take.due(), clock.instant().plus(limited.delay()));
    }
    return why instanceof Refusal.NotInstalled
        ? queue.unsent(lease, take.due())
        : queue.failed(lease, take.due());
  }

  /** Until a workspace has the app again its messages wait. */
  private static boolean passing(Refusal why) {
    return why instanceof Refusal.NotInstalled
        || why instanceof Refusal.RateLimited
        || why instanceof Refusal.Unavailable
        || why instanceof Refusal.Busy;
  }

  private static Place place(String id) {
    int slash = id.indexOf('/');
    return new Place(new TeamId(id.substring(0, slash)), new ChannelId(id.substring(slash + 1)));
  }
}
