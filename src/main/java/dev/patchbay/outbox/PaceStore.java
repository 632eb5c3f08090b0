package dev.patchbay.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.Handle;

/** The table of when what is free again. A name without a row is free. Thread-safe. */
final class PaceStore {
  Instant freeAt(Handle handle, String name) {
    return handle
        .createQuery("select free_at from outbox_pace where name = :name")
        .bind("name", name)
        .mapTo(OffsetDateTime.class)
        .findOne()
        .map(OffsetDateTime::toInstant)
        .orElse(Instant.EPOCH);
  }

  int failures(Handle handle, String name) {
    return handle
        .createQuery("select failures from outbox_pace where name = :name")
        .bind("name", name)
        .mapTo(Integer.class)
        .findOne()
        .orElse(0);
  }

  void occupy(Handle handle, String name, Instant until) {
    upsert(handle, name);
    handle
        .createUpdate("update outbox_pace set free_at = :until where name = :name")
        .bind("until", until)
        .bind("name", name)
        .execute();
  }

  /** Later than it is now, never earlier. */
  void block(Handle handle, String name, Instant until) {
    upsert(handle, name);
    handle
        .createUpdate(
            "update outbox_pace set free_at = :until where name = :name and free_at < :until")
        .bind("until", until)
        .bind("name", name)
        .execute();
  }

  void fail(Handle handle, String name, Instant until) {
    block(handle, name, until);
    handle
        .createUpdate("update outbox_pace set failures = failures + 1 where name = :name")
        .bind("name", name)
        .execute();
  }

  void clearFailures(Handle handle, String name) {
    handle
        .createUpdate("update outbox_pace set failures = 0 where name = :name and failures > 0")
        .bind("name", name)
        .execute();
  }

  /** Moves it on by {@code step}, unless it is more than {@code ahead} of now already. */
  boolean add(Handle handle, String name, Instant now, Duration step, Duration ahead) {
    upsert(handle, name);
    // The row is locked from here on, so that what is read is what is moved.
    var freeAt =
        handle
            .createQuery("select free_at from outbox_pace where name = :name for update")
            .bind("name", name)
            .mapTo(OffsetDateTime.class)
            .one()
            .toInstant();
    if (freeAt.minus(ahead).isAfter(now)) {
      return false;
    }
    occupy(handle, name, (freeAt.isAfter(now) ? freeAt : now).plus(step));
    return true;
  }

  void forget(Handle handle, Instant before) {
    handle
        .createUpdate("delete from outbox_pace where free_at < :before")
        .bind("before", before)
        .execute();
  }

  private static void upsert(Handle handle, String name) {
    handle
        .createUpdate(
            """
            insert into outbox_pace (name, free_at, failures) values (:name, :epoch, 0)
            on conflict do nothing
            """)
        .bind("name", name)
        .bind("epoch", Instant.EPOCH)
        .execute();
  }
}
