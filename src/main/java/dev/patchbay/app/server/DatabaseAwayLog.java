package dev.patchbay.app.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import dev.patchbay.words.OutageWords;
import java.util.List;
import java.util.Optional;
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
   * What is tried again and again: loops, probes, the pool of all, and what PagerDuty repeats. Each
   * continues automatically once the database is back. These are beginnings of loggers' names.
   */
  private static final List<String> LOOPS =
      List.of(
          "com.github.kagkarlsson.",
          "com.zaxxer.hikari.",
          "dev.patchbay.db.Database",
          "dev.patchbay.jobs.JobThreads",
          "dev.patchbay.jobs.LaneRunner",
          "dev.patchbay.web.PartChecks",
          "dev.patchbay.webhook.InboxWriter",
          "dev.patchbay.webhook.SigningSecrets",
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
    var outage = Optional.ofNullable(cause).flatMap(OutageWords::clause);
    if (outage.isEmpty()) {
      return FilterReply.NEUTRAL;
    }
    if (LOOPS.stream().noneMatch(logger.getName()::startsWith)) {
      say(logger, level, message.getMessage() + ": the database " + outage.get());
    } else if (loops.due()) {
      say(
          logger.getLoggerContext().getLogger(DatabaseAwayLog.class),
          Level.ERROR,
          "Patchbay's database "
              + outage.get()
              + ", so jobs and messages wait. Check that it runs, that its disk has room and that"
              + " this node reaches it. The next try is made within seconds; this line is repeated"
              + " each minute until it is back.");
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
