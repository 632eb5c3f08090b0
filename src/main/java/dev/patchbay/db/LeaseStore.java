package dev.patchbay.db;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The table {@code lease}. A key that was given back keeps its row, and so its number; the first
 * number is the time, so that a key that was forgotten continues above where it was.
 */
final class LeaseStore {

  /** The number of the hold; empty if another holds the key. */
  Optional<Long> hold(Handle handle, String key, String holder, Instant now, Instant until) {
    return takeOver(handle, key, holder, now, until) || insert(handle, key, holder, now, until)
        ? Optional.of(fence(handle, key))
        : Optional.empty();
  }

  private static boolean takeOver(
      Handle handle, String key, String holder, Instant now, Instant until) {
    return handle
            .createUpdate(
                """
                update lease
                set holder = :holder, fence = fence + 1, held_since = :now, held_until = :until
                where lease_key = :key and (held_until <= :now or holder = :holder)
                """)
            .bind("key", key)
            .bind("holder", holder)
            .bind("until", until)
            .bind("now", now)
            .execute()
        == 1;
  }

  private static boolean insert(
      Handle handle, String key, String holder, Instant now, Instant until) {
    return handle
            .createUpdate(
                """
                insert into lease (lease_key, holder, fence, held_since, held_until)
                values (:key, :holder, :fence, :now, :until)
                on conflict do nothing
                """)
            .bind("key", key)
            .bind("holder", holder)
            // From the clock: a key that was forgotten goes on above all its earlier numbers.
            .bind("fence", now.toEpochMilli())
            .bind("until", until)
            .bind("now", now)
            .execute()
        == 1;
  }

  private static long fence(Handle handle, String key) {
    return handle
        .createQuery("select fence from lease where lease_key = :key")
        .bind("key", key)
        .mapTo(Long.class)
        .one();
  }

  /** Empty where nobody holds the key at {@code now}. */
  Optional<HeldLease> held(Handle handle, String key, Instant now) {
    return handle
        .createQuery(
            """
            select holder, held_since, held_until from lease
            where lease_key = :key and held_until > :now
            """)
        .bind("key", key)
        .bind("now", now)
        .map(
            row ->
                new HeldLease(
                    row.getColumn("holder", String.class),
                    row.getColumn("held_since", Instant.class),
                    row.getColumn("held_until", Instant.class)))
        .findOne();
  }

  /** Whether the hold is the key's last, whose row nobody else changes before the commit. */
  static boolean lock(Handle handle, String key, long fence) {
    return handle
        .createQuery("select fence from lease where lease_key = :key for update")
        .bind("key", key)
        .mapTo(Long.class)
        .findOne()
        .filter(now -> now == fence)
        .isPresent();
  }

  boolean renew(Handle handle, String key, long fence, Instant until) {
    return handle
            .createUpdate(
                "update lease set held_until = :until where lease_key = :key and fence = :fence")
            .bind("key", key)
            .bind("fence", fence)
            .bind("until", until)
            .execute()
        == 1;
  }

  void release(Handle handle, String key, long fence, Instant now) {
    handle
        .createUpdate(
            """
            update lease set held_until = :now
            where lease_key = :key and fence = :fence and held_until > :now
            """)
        .bind("key", key)
        .bind("fence", fence)
        .bind("now", now)
        .execute();
  }

  void releaseAll(Handle handle, Instant now) {
    handle
        .createUpdate("update lease set held_until = :now where held_until > :now")
        .bind("now", now)
        .execute();
  }

  /** Whether a table can be looked into; throws where it cannot. */
  static boolean readable(Handle handle) {
    return handle
            .createQuery("select count(*) from lease where lease_key = ''")
            .mapTo(Integer.class)
            .one()
        >= 0;
  }

  void forget(Handle handle, Instant before) {
    handle
        .createUpdate("delete from lease where held_until < :before")
        .bind("before", before)
        .execute();
  }
}
