package dev.patchbay.db;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** The table {@code claim}. */
final class LeaseStore {

  /** Whether {@code holder} has it now: it was free, its own, or the one before let it run out. */
  boolean hold(Handle handle, String key, String holder, Instant now, Instant until) {
    return takeOver(handle, key, holder, now, until) || insert(handle, key, holder, until);
  }

  private static boolean takeOver(
      Handle handle, String key, String holder, Instant now, Instant until) {
    return handle
            .createUpdate(
                """
                update claim set holder = :holder, held_until = :until
                where claim_key = :key and (held_until <= :now or holder = :holder)
                """)
            .bind("key", key)
            .bind("holder", holder)
            .bind("until", until)
            .bind("now", now)
            .execute()
        == 1;
  }

  private static boolean insert(Handle handle, String key, String holder, Instant until) {
    return handle
            .createUpdate(
                """
                insert into claim (claim_key, holder, held_until) values (:key, :holder, :until)
                on conflict do nothing
                """)
            .bind("key", key)
            .bind("holder", holder)
            .bind("until", until)
            .execute()
        == 1;
  }

  /** Gives back all, of everybody. */
  void releaseAll(Handle handle) {
    handle.createUpdate("delete from claim").execute();
  }

  void release(Handle handle, String key, String holder) {
    handle
        .createUpdate("delete from claim where claim_key = :key and holder = :holder")
        .bind("key", key)
        .bind("holder", holder)
        .execute();
  }
}
