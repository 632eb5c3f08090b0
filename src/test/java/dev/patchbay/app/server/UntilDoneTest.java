package dev.patchbay.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.patchbay.core.Outcome;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A stop in the middle of an attempt is no fault, whatever it makes of the attempt. */
final class UntilDoneTest {
  private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
  private final Logger logger = (Logger) LoggerFactory.getLogger(UntilDone.class);
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

  @BeforeEach
  void listen() {
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    logged.start();
    logger.addAppender(logged);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(logged);
    timer.shutdownNow();
  }

  private void attempted(Supplier<Outcome<?>> attempt) throws InterruptedException {
    new UntilDone(timer).begin("a token", attempt);
    assertThat(timer.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
  }

  private long errors() {
    return logged.list.stream().filter(event -> event.getLevel() == Level.ERROR).count();
  }

  @Test
  void an_attempt_that_breaks_because_the_server_stops_is_no_error() throws Exception {
    attempted(
        () -> {
          timer.shutdown();
          throw new RejectedExecutionException("the next step found no thread");
        });
    assertThat(errors()).isZero();
  }

  @Test
  void one_that_breaks_of_itself_is() throws Exception {
    attempted(
        () -> {
          // After the attempt, so that it is not what breaks it.
          timer.execute(timer::shutdown);
          throw new IllegalStateException("broken");
        });
    assertThat(errors()).isEqualTo(1);
  }

  @Test
  void nothing_is_begun_after_a_stop() throws Exception {
    timer.shutdown();
    attempted(
        () -> {
          throw new IllegalStateException("begun");
        });
    assertThat(logged.list).noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.WARN));
  }
}
