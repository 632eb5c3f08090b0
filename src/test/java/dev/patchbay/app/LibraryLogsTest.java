package dev.patchbay.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import dev.patchbay.support.Eavesdropper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the log holds back, whatever level someone sets. */
final class LibraryLogsTest {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?i)(?:pd[a-z]{2}\\+_|xox[a-z]?[.-]|xapp-|bearer"
              + " |ticket=|state=|[?&]code=)[a-z0-9_.-]{8,}.{0,40}");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.slack.api.methods.impl.MethodsClientImpl",
        "com.slack.api.util.http.SlackHttpClient",
        "org.eclipse.jetty.server.Request",
        "org.java_websocket.WebSocketImpl",
        "org.jdbi.v3",
        "a.library.of.tomorrow"
      })
  void no_library_is_heard_below_info_at_any_level(String name) {
    try (var ears = new Eavesdropper()) {
      var logger = LoggerFactory.getLogger(name);
      ((ch.qos.logback.classic.Logger) logger).setLevel(Level.TRACE);
      logger.debug("debug words");
      logger.atTrace().log("trace words");
      assertThat(logger.isDebugEnabled()).isFalse();
      logger.warn("a warning");
      assertThat(ears.events()).contains("a warning").doesNotContain("debug words", "trace words");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.github.kagkarlsson.scheduler.RunUntilShutdown",
        "dev.patchbay.jobs.JobThreads"
      })
  void what_looks_for_jobs_complains_once_a_minute_and_not_each_second(String name) {
    try (var ears = new Eavesdropper()) {
      var logger = LoggerFactory.getLogger(name);
      for (int second = 0; second < 3; second++) {
        logger.error("Unhandled exception. Will keep running.", new IllegalStateException("away"));
        logger.warn("another word");
      }
      assertThat(ears.events()).containsOnlyOnce("Will keep running").contains("another word");
    }
  }

  @Test
  void what_fails_because_the_database_is_away_has_no_stack_and_repeats_no_url() {
    try (var ears = new Eavesdropper()) {
      var away = new SQLTransientConnectionException("jdbc:postgresql://db/p?password=pw");
      var failure = new IllegalStateException("cannot work", away);
      for (var loop :
          List.of(
              "dev.patchbay.jobs.JobThreads",
              "dev.patchbay.jobs.LaneRunner",
              "dev.patchbay.app.server.BackgroundWork",
              "com.zaxxer.hikari.pool.ProxyConnection",
              "com.github.kagkarlsson.scheduler.RunAndLogErrors")) {
        LoggerFactory.getLogger(loop).error("{} could not take a job", "lane-1", failure);
      }
      LoggerFactory.getLogger("com.github.kagkarlsson.scheduler.RunUntilShutdown")
          .error("Unhandled exception. Will keep running.", failure);
      LoggerFactory.getLogger("dev.patchbay.other").warn("Run {} failed", "x", failure);
      assertThat(ears.shipped())
          .containsOnlyOnce("database is not responding, so jobs")
          .contains("Run x failed: the database is not responding")
          .doesNotContain("stack_trace", "password", "could not take", "Unhandled");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dev.patchbay.jobs.LaneRunner",
        "com.github.kagkarlsson.scheduler.RunAndLogErrors",
        "dev.patchbay.other"
      })
  void a_fault_that_is_no_outage_keeps_its_stack(String name) {
    try (var ears = new Eavesdropper()) {
      var fault = new SQLException("General error", "HY000", 50000, new NullPointerException());
      LoggerFactory.getLogger(name).error("Run x failed", new IllegalStateException(fault));
      assertThat(ears.shipped()).contains("Run x failed", "stack_trace", "NullPointerException");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"dev.patchbay.slack.inbound.Dispatch", "com.zaxxer.hikari.pool.HikariPool"})
  void our_own_and_harmless_ones_can_be_turned_up(String name) {
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    var logger = context.getLogger(name);
    Level before = logger.getLevel();
    logger.setLevel(Level.DEBUG);
    assertThat(logger.isDebugEnabled()).isTrue();
    logger.setLevel(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "text", "quiet"})
  void what_looks_like_a_token_is_masked_in_every_form_of_the_log(String form) {
    try (var ears = new Eavesdropper(form)) {
      Logger log = LoggerFactory.getLogger("dev.patchbay.planted");
      log.warn("{\"a\":\"xoxb-1-secret\"} Authorization: Bearer pdus+_0XB_secret", new Planted());
      log.error("https://hooks.slack.com/actions/secret and xapp-1-secret, xoxe.xoxb-1-secret");
      assertThat(ears.shipped())
          .contains("(hidden)", "Authorization:", "Planted", " and ")
          .doesNotContain("secret");
    }
  }

  private static final class Planted extends RuntimeException {
    private static final long serialVersionUID = 1;

    Planted() {
      super("it held xoxp-1-secret");
    }
  }

  @Test
  void the_demo_shows_no_token_in_what_it_prints_or_logs() {
    var out = new StringWriter();
    try (var ears = new Eavesdropper()) {
      var err = new StringWriter();
      assertThat(
              Main.run(
                  new String[] {"demo"},
                  Map.of(),
                  new PrintWriter(out, true),
                  new PrintWriter(err, true)))
          .isZero();
      assertThat(ears.events()).contains("dev.patchbay.workspace.Install");
      for (String written :
          new String[] {
            out.toString(), err.toString(), ears.events(), ears.shipped(), ears.printed()
          }) {
        assertThat(TOKEN.matcher(written).results().map(java.util.regex.MatchResult::group))
            .isEmpty();
      }
    }
  }
}
