package dev.patchbay.app.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import dev.patchbay.words.OutageWords;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.LocationAwareLogger;

/**
 * A database that is away is the operator's to fix, and no stack trace says where: what fails
 * because of it is logged in words. What fails again and again while it lasts is one line a minute
 * in all. Thread-safe.
 */
public final class DatabaseAwayLog extends TurboFilter {
  /**
   * Loops, and the pool of all, each of which continues automatically once the database is back.
   */
  private static final Set<String> LOOPS =
      Set.of(
          "com.github.kagkarlsson.scheduler.RunUntilShutdown",
          "com.zaxxer.hikari.pool.ProxyConnection",
          "dev.patchbay.jobs.JobThreads",
          BackgroundWork.class.getName());

  private final OncePerMinute loops = new OncePerMinute();

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String format,
      @Nullable Object @Nullable [] arguments,
      @Nullable Throwable thrown) {
    if (format == null || !level.isGreaterOrEqual(Level.WARN) || !logger.isEnabledFor(level)) {
      return FilterReply.NEUTRAL;
    }
    var message = MessageFormatter.arrayFormat(format, arguments);
    // The last argument is the exception, unless it is given apart.
    var cause = thrown == null ? message.getThrowable() : thrown;
    if (cause == null || OutageWords.of(cause).isEmpty()) {
      return FilterReply.NEUTRAL;
    }
    if (!LOOPS.contains(logger.getName())) {
      say(logger, level, message.getMessage() + ": the database is not responding");
    } else if (loops.due()) {
      say(
          logger.getLoggerContext().getLogger(DatabaseAwayLog.class),
          Level.ERROR,
          "Patchbay's database is not responding, so jobs and messages wait. Check that it runs and"
              + " that this node reaches it. The next try is made within seconds; this line is"
              + " repeated each minute until it is back.");
    }
    return FilterReply.DENY;
  }

  /** Comes through here again, without the exception. */
  private static void say(Logger logger, Level level, String words) {
    int severity =
        level == Level.ERROR ? LocationAwareLogger.ERROR_INT : LocationAwareLogger.WARN_INT;
    logger.log(null, DatabaseAwayLog.class.getName(), severity, "{}", new Object[] {words}, null);
  }
}
