package dev.patchbay.support;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.classic.util.ContextInitializer;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.slf4j.LoggerFactory;

/**
 * Hears everything that is logged, ours and the libraries', with the shipped configuration and
 * every level as low as it goes: what the shipped appender writes, each event with all that it
 * carries, what goes through {@code java.util.logging}, and what is printed.
 */
public final class Eavesdropper implements AutoCloseable {
  private static final File SHIPPED = new File("src/main/resources/logback.xml");

  /**
   * The JDK's own client and server: browsers and simulated vendors use them, Patchbay does not.
   */
  private static final List<String> ONLY_OF_TESTS =
      List.of("jdk.internal.httpclient", "jdk.httpclient", "sun.net.httpserver", "com.sun.net");

  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final ByteArrayOutputStream shipped = new ByteArrayOutputStream();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final StringBuilder events = new StringBuilder();
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final java.util.logging.Logger jul = LogManager.getLogManager().getLogger("");
  private final java.util.logging.Level julBefore = jul.getLevel();
  private final Handler[] julHandlers = jul.getHandlers();
  private final Handler all = new AllOfJul();

  /** From now on, in the form that servers log in. */
  public Eavesdropper() {
    this("json");
  }

  /**
   * @param form what {@code patchbay.log} says
   */
  public Eavesdropper(String form) {
    try {
      context.reset();
      context.putProperty("patchbay.log", form);
      var configurator = new JoranConfigurator();
      configurator.setContext(context);
      configurator.doConfigure(SHIPPED);
    } catch (JoranException e) {
      throw new IllegalStateException("the shipped logging does not start", e);
    }
    var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.iteratorForAppenders()
        .forEachRemaining(
            appender -> ((ConsoleAppender<ILoggingEvent>) appender).setOutputStream(shipped));
    var everything = new Everything();
    everything.setContext(context);
    everything.start();
    root.addAppender(everything);
    context.getLoggerList().stream()
        .filter(logger -> !logger.equals(root))
        .forEach(logger -> logger.setLevel(null));
    root.setLevel(Level.TRACE);
    var print = new PrintStream(printed, true, StandardCharsets.UTF_8);
    System.setOut(print);
    System.setErr(print);
    Arrays.stream(julHandlers).forEach(jul::removeHandler);
    jul.addHandler(all);
    jul.setLevel(java.util.logging.Level.ALL);
  }

  /** What the shipped configuration wrote. */
  public String shipped() {
    return shipped.toString(StandardCharsets.UTF_8);
  }

  /** Each event with its arguments, context and exceptions. */
  public String events() {
    synchronized (events) {
      return events.toString();
    }
  }

  private void hear(Object... parts) {
    synchronized (events) {
      for (Object part : parts) {
        events.append(part).append(' ');
      }
      events.append('\n');
    }
  }

  /** On standard output and error. */
  public String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    System.setOut(out);
    System.setErr(err);
    jul.removeHandler(all);
    Arrays.stream(julHandlers).forEach(jul::addHandler);
    jul.setLevel(julBefore);
    try {
      context.reset();
      new ContextInitializer(context).autoConfig();
    } catch (JoranException e) {
      throw new IllegalStateException("the tests' own logging does not start again", e);
    }
  }

  private final class Everything extends AppenderBase<ILoggingEvent> {
    @Override
    protected void append(ILoggingEvent event) {
      var thrown = event.getThrowableProxy();
      hear(
          event.getLevel(),
          event.getThreadName(),
          event.getLoggerName(),
          event.getFormattedMessage(),
          Arrays.deepToString(event.getArgumentArray()),
          event.getMDCPropertyMap(),
          String.valueOf(event.getKeyValuePairs()),
          String.valueOf(event.getMarkerList()),
          thrown == null ? "" : ThrowableProxyUtil.asString(thrown));
    }
  }

  private final class AllOfJul extends Handler {
    @Override
    public void publish(LogRecord event) {
      String logger = String.valueOf(event.getLoggerName());
      if (ONLY_OF_TESTS.stream().anyMatch(logger::startsWith)) {
        return;
      }
      hear(
          "JUL",
          event.getLevel(),
          logger,
          event.getMessage(),
          Arrays.deepToString(event.getParameters()),
          String.valueOf(event.getThrown()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
