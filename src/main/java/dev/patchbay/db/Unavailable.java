package dev.patchbay.db;

import dev.patchbay.db.DatabaseUnavailableException.Reason;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Turns what a driver says about a failed start into words that a Patchbay admin can act on. */
final class Unavailable {
  private static final int H2_LOCKED = 90020;
  private static final int H2_ABSENT = 90146;

  private Unavailable() {}

  /** What can be seen before H2 is asked, which would print a stack of its own. */
  static void check(DatabaseSettings settings) {
    EmbeddedFolder.trouble(settings.jdbcUrl())
        .ifPresent(
            trouble -> {
              throw new DatabaseUnavailableException(
                  "The database "
                      + Dialect.shown(settings.jdbcUrl())
                      + " does not open: "
                      + trouble);
            });
  }

  static DatabaseUnavailableException because(DatabaseSettings settings, Throwable failure) {
    String where = "The database " + Dialect.shown(settings.jdbcUrl());
    @Nullable SQLException sql = sqlException(failure);
    if (sql == null) {
      return new DatabaseUnavailableException(
          where + " does not open (" + failure.getClass().getSimpleName() + ").");
    }
    if (sql.getErrorCode() == H2_ABSENT) {
      return new DatabaseUnavailableException(
          where + " does not exist yet: `serve` creates it.", Reason.ABSENT);
    }
    String state = sql.getSQLState() == null ? "" : sql.getSQLState();
    if (sql.getErrorCode() == H2_LOCKED) {
      return new DatabaseUnavailableException(
          where
              + " is in use by another process. Stop the other Patchbay, or use PostgreSQL"
              + " (PATCHBAY_DATABASE_URL=jdbc:postgresql://…) to run several.",
          Reason.IN_USE);
    }
    if (state.startsWith("28")) {
      return new DatabaseUnavailableException(
          where
              + " rejected the user or password. Check PATCHBAY_DATABASE_USER and"
              + " PATCHBAY_DATABASE_PASSWORD.");
    }
    if (state.startsWith("3D")) {
      return new DatabaseUnavailableException(
          where + " does not exist on its server. Create it, or fix PATCHBAY_DATABASE_URL.");
    }
    if (state.startsWith("08")) {
      return new DatabaseUnavailableException(
          where
              + " isn't responding. Check that it runs and that host and port in"
              + " PATCHBAY_DATABASE_URL are right.");
    }
    return new DatabaseUnavailableException(
        where
            + " does not open (SQL state "
            + state
            + ", code "
            + sql.getErrorCode()
            + "). Check PATCHBAY_DATABASE_URL and the database's own log.");
  }

  private static @Nullable SQLException sqlException(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }
}
