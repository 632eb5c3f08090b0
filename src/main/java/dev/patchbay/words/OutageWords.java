package dev.patchbay.words;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is said where something failed because Patchbay's own database is unavailable. Pure. */
public final class OutageWords {
  public static final String CHECK = "Check whether your change was made before you try again.";

  private static final String AWAY = "Patchbay's database isn't responding";

  private OutageWords() {}

  /** Empty where the database is not the cause. */
  public static Optional<String> of(Throwable failure) {
    for (Throwable cause : all(failure)) {
      if (cause instanceof SQLTransientConnectionException) {
        // No connection could be had: what asked for one never began.
        return Optional.of(AWAY + ", so nothing was done. Try again in a minute.");
      }
      if (cause instanceof SQLException sql && brokenOff(sql)) {
        return Optional.of(AWAY + ". " + CHECK);
      }
    }
    return Optional.empty();
  }

  /**
   * With its causes, and with what was suppressed: the reason is there where giving a broken
   * connection back failed too. H2's failures suppress each other in a circle.
   */
  private static Set<Throwable> all(Throwable failure) {
    var all = new LinkedHashSet<Throwable>();
    var next = new ArrayDeque<>(List.of(failure));
    while (!next.isEmpty()) {
      Throwable one = next.remove();
      if (all.add(one)) {
        Optional.ofNullable(one.getCause()).ifPresent(next::add);
        next.addAll(List.of(one.getSuppressed()));
      }
    }
    return all;
  }

  /** The connection failed in the middle (08), PostgreSQL stops (57P), or H2 closed its file. */
  private static boolean brokenOff(SQLException sql) {
    @Nullable String state = sql.getSQLState();
    return sql instanceof SQLNonTransientConnectionException
        || (state != null && (state.startsWith("08") || state.startsWith("57P")));
  }
}
