package dev.patchbay.db;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;

/**
 * H2 closes its file for good when a write fails, as on a full disk, and its connections look well
 * all the same. Those that meet it leave the pool; once all have, the next one opens the file
 * again.
 */
final class ClosedFile implements SQLExceptionOverride {
  /** General error (of the file's store), I/O error (two forms), corrupt, database is closed. */
  private static final Set<Integer> CODES = Set.of(50000, 90028, 90031, 90030, 90098, 90121);

  @java.lang.Override
  public Override adjudicate(SQLException e) {
    return CODES.contains(e.getErrorCode()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
  }
}
