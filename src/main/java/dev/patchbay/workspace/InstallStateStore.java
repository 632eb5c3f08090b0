package dev.patchbay.workspace;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** The table {@code install_state}. */
final class InstallStateStore {

  /** Also sweeps out what was begun and never finished. */
  void save(Handle handle, String stateHash, String browserHash, Instant now, Instant expires) {
    handle
        .createUpdate("delete from install_state where expires_at <= :now")
        .bind("now", now)
        .execute();
    handle
        .createUpdate(
            """
            insert into install_state (state_hash, browser_hash, expires_at)
            values (:state, :browser, :expires)
            """)
        .bind("state", stateHash)
        .bind("browser", browserHash)
        .bind("expires", expires)
        .execute();
  }

  /** Once true for a state, if it is the same browser and not too late. */
  boolean take(Handle handle, String stateHash, String browserHash, Instant now) {
    return handle
            .createUpdate(
                """
                delete from install_state
                where state_hash = :state and browser_hash = :browser and expires_at > :now
                """)
            .bind("state", stateHash)
            .bind("browser", browserHash)
            .bind("now", now)
            .execute()
        == 1;
  }
}
