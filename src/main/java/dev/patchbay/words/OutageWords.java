package dev.patchbay.words;

import java.io.IOException;
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

  /** H2's I/O errors, in two forms. */
  private static final Set<Integer> H2_FILE = Set.of(90028, 90031);

  /** H2's code for what it did not expect: a fault of its own, or a file it could not write. */
  private static final int H2_GENERAL = 50000;

  private OutageWords() {}

  /** Empty where the database is not the cause. */
  public static Optional<String> of(Throwable failure) {
    for (Throwable cause : all(failure)) {
      if (cause instanceof SQLTransientConnectionException) {
        // No connection could be had: what asked for one never began.
        return Optional.of(AWAY + ", so nothing was done. Try again in a minute.");
      }
      if (cause instanceof SQLException sql && (brokenOff(sql) || diskFailed(sql))) {
        return Optional.of(AWAY + ". " + CHECK);
      }
    }
    return Optional.empty();
  }

  /**
   * The same for the operator, to follow "the database": a disk that is full is theirs to find, and
   * the reason that the system gives is named.
   */
  public static Optional<String> clause(Throwable failure) {
    return of(failure).map(words -> diskClause(failure).orElse("is not responding"));
  }

  private static Optional<String> diskClause(Throwable failure) {
    return all(failure).stream()
        .filter(cause -> cause instanceof SQLException sql && diskFailed(sql))
        .findFirst()
        .map(
            cause ->
                "cannot use its disk"
                    + fileError(cause)
                        .map(Throwable::getMessage)
                        .map(reason -> " (" + reason + ")")
                        .orElse(""));
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

  /**
   * The disk is full or fails: PostgreSQL says 53100 or 58030; H2 an I/O error, or, where a commit
   * meets it, a general one.
   */
  private static boolean diskFailed(SQLException sql) {
    return "53100".equals(sql.getSQLState())
        || "58030".equals(sql.getSQLState())
        || H2_FILE.contains(sql.getErrorCode())
        || (sql.getErrorCode() == H2_GENERAL && fileError(sql).isPresent());
  }

  private static Optional<Throwable> fileError(Throwable failure) {
    return all(failure).stream().filter(IOException.class::isInstance).findFirst();
  }
}
