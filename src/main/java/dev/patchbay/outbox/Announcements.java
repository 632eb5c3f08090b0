package dev.patchbay.outbox;

import dev.patchbay.db.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * What channels are told once: stored in the caller's transaction, and written by the channel's
 * writer after the commit. Thread-safe.
 */
public final class Announcements {
  /** Of its messages. */
  public static final String KIND = "announcement";

  /** Longer than Slack is unavailable; what was done the day before is no news. */
  private static final Duration KEPT = Duration.ofDays(1);

  private final Transactions transactions;
  private final Outbox outbox;
  private final PersonalMessages personal;
  private final Clock clock;
  private final AnnouncementStore store = new AnnouncementStore();

  public Announcements(
      Transactions transactions, Outbox outbox, PersonalMessages personal, Clock clock) {
    this.transactions = transactions;
    this.outbox = outbox;
    this.personal = personal;
    this.clock = clock;
  }

  public void add(Announcement announcement) {
    transactions.run(
        handle -> {
          long id = store.add(handle, announcement, clock.instant());
          var key = new MessageKey(announcement.place(), KIND, Long.toString(id));
          outbox.due(key, Turn.NEXT);
        });
  }

  /** Empty where it is too old to be told. */
  public Optional<Announcement> find(MessageKey key) {
    return transactions.call(handle -> store.find(handle, Long.parseLong(key.subject())));
  }

  /**
   * Slack does not take it there: whoever is to be told otherwise is told.
   *
   * @param why mrkdwn, escaped
   */
  public void refused(MessageKey key, String why) {
    find(key)
        .flatMap(Announcement::otherwise)
        .ifPresent(
            otherwise ->
                personal.add(
                    new PersonalMessage(
                        otherwise.to(),
                        key.place(),
                        "",
                        false,
                        otherwise.withReason() ? otherwise.text() + " " + why : otherwise.text(),
                        Optional.empty())));
  }

  /** Drops those of a day ago, told or not; to be called every few hours. */
  public void forgetOld() {
    var before = clock.instant().minus(KEPT);
    transactions.run(handle -> store.forget(handle, before));
  }
}
