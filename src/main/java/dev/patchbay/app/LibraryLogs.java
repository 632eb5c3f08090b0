package dev.patchbay.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.spi.FilterReply;
import dev.patchbay.app.server.DatabaseAwayLog;
import dev.patchbay.app.server.OncePerMinute;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Below INFO, Slack's client writes down what it sends and gets, Jetty every header and address,
 * and so on: with tokens, tickets and codes in them. So no library but those that are known to be
 * harmless logs below INFO, whatever levels someone sets in whatever configuration. Logback finds
 * this class by itself and asks it before it reads a file.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_TOP_PRIORITY)
public final class LibraryLogs extends ContextAwareBase implements Configurator {
  private static final List<String> HARMLESS =
      List.of("dev.patchbay", "com.zaxxer.hikari", "org.flywaydb", "com.github.kagkarlsson");

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    addFilters(context);
    context.addListener(new AfterReset());
    return ExecutionStatus.INVOKE_NEXT_IF_ANY;
  }

  private static void addFilters(LoggerContext context) {
    context.addTurboFilter(new Cap());
    context.addTurboFilter(new DatabaseAwayLog());
    context.addTurboFilter(new Loops());
  }

  /**
   * The loop that looks for due jobs, and what takes one, fail each second on each lane, with a
   * stack trace, for as long as the database's schema is wrong. See {@link DatabaseAwayLog} for a
   * database that is away.
   */
  private static final class Loops extends TurboFilter {
    private final Map<String, OncePerMinute> loops =
        Map.of(
            "com.github.kagkarlsson.scheduler.RunUntilShutdown", new OncePerMinute(),
            "dev.patchbay.jobs.JobThreads", new OncePerMinute());

    @Override
    public FilterReply decide(
        @Nullable Marker marker,
        Logger logger,
        Level level,
        @Nullable String format,
        Object @Nullable [] arguments,
        @Nullable Throwable thrown) {
      if (format == null || level != Level.ERROR) {
        return FilterReply.NEUTRAL;
      }
      @Nullable OncePerMinute loop = loops.get(logger.getName());
      return loop == null || loop.due() ? FilterReply.NEUTRAL : FilterReply.DENY;
    }
  }

  private static final class Cap extends TurboFilter {
    @Override
    public FilterReply decide(
        @Nullable Marker marker,
        Logger logger,
        Level level,
        @Nullable String format,
        Object @Nullable [] arguments,
        @Nullable Throwable thrown) {
      // Jetty asks several hundred times for each request: what no level lets through is not
      // looked at by name.
      return level.isGreaterOrEqual(Level.INFO)
              || !level.isGreaterOrEqual(logger.getEffectiveLevel())
              || harmless(logger.getName())
          ? FilterReply.NEUTRAL
          : FilterReply.DENY;
    }

    private static boolean harmless(String logger) {
      for (var prefix : HARMLESS) {
        if (logger.startsWith(prefix)) {
          return true;
        }
      }
      return false;
    }
  }

  /** A configuration that is read again takes the filters away first. */
  private static final class AfterReset implements LoggerContextListener {
    @Override
    public boolean isResetResistant() {
      return true;
    }

    @Override
    public void onStart(LoggerContext context) {}

    @Override
    public void onReset(LoggerContext context) {
      addFilters(context);
    }

    @Override
    public void onStop(LoggerContext context) {}

    @Override
    public void onLevelChange(Logger logger, Level level) {}
  }
}
