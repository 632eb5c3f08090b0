package dev.patchbay.outbox;

import dev.patchbay.core.Place;
import dev.patchbay.db.Transactions;
import dev.patchbay.jobs.Jobs;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What channels are to show. A call for a message is stored in the caller's transaction, and the
 * channel's writer runs after its commit; several calls before that are one message. Thread-safe.
 */
public final class Outbox {
  static final String JOB = "channel";

  /** Longer than any incident is open; what is due for so long nobody waits for. */
  private static final Duration REMEMBERED = Duration.ofDays(400);

  private final Transactions transactions;
  private final Jobs jobs;
  private final Clock clock;
  private final OutboxStore store = new OutboxStore();
  private final PaceStore pace = new PaceStore();

  public Outbox(Transactions transactions, Jobs jobs, Clock clock, MeterRegistry metrics) {
    this.transactions = transactions;
    this.jobs = jobs;
    this.clock = clock;
    Gauge.builder("patchbay.outbox", () -> transactions.call(store::due))
        .description("Messages that wait to be written to Slack")
        .register(metrics);
  }

  /** Calls for the message: it is posted, or changed to what is so by then. */
  public void due(MessageKey key, Turn turn) {
    transactions.run(
        handle -> {
          store.call(handle, key, turn, clock.instant());
          wake(key.place());
        });
  }

  /** A message that someone else posted with our token is to be written here from now on. */
  public void adopt(MessageKey key, String ts) {
    transactions.run(handle -> store.adopt(handle, key, ts, clock.instant()));
  }

  /** Slack's name of the message, once it is posted. */
  public Optional<String> ts(MessageKey key) {
    return transactions.call(handle -> store.ts(handle, key));
  }

  /** Whether nothing is to be written of it: it shows what was so when it was last called for. */
  public boolean settled(MessageKey key) {
    return transactions.call(handle -> store.settled(handle, key));
  }

  /** Whether Slack refused it for good when it was last to be written. */
  public boolean refused(MessageKey key) {
    return transactions.call(handle -> store.refused(handle, key));
  }

  /** Which of our messages Slack calls so in that place; empty where it is none of them. */
  public Optional<MessageKey> at(Place place, String ts) {
    return transactions.call(handle -> store.at(handle, place, ts));
  }

  /** Whether a message is on its way there of which Slack has not said yet what it calls it. */
  public boolean posting(Place place) {
    return transactions.call(handle -> store.posting(handle, place));
  }

  /** The same message in each channel that it was ever called for in. */
  public List<MessageKey> of(String kind, String subject) {
    return transactions.call(handle -> store.of(handle, kind, subject));
  }

  /** Wakes the writers of all channels that have something due: some may have been given up. */
  public void wakeAll() {
    transactions.call(store::placesDue).forEach(this::wake);
  }

  /** Drops what nobody has called for in 400 days; to be called every few minutes. */
  public void forgetOld() {
    var before = clock.instant().minus(REMEMBERED);
    transactions.run(
        handle -> {
          store.forget(handle, before);
          pace.forget(handle, before);
        });
  }

  private void wake(Place place) {
    jobs.submit(JOB, place.team().value() + "/" + place.channel().value());
  }
}
