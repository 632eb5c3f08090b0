package dev.patchbay.slack.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.patchbay.secret.Secret;
import dev.patchbay.slack.api.FakeSlackApi;
import dev.patchbay.slack.api.OAuthApi;
import dev.patchbay.slack.api.SlackClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is said at the start of a token that nobody can refresh. */
final class BotTokenInstallationTest {
  private final Logger logger = (Logger) LoggerFactory.getLogger(BotTokenInstallation.class);
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

  @BeforeEach
  void listen() {
    logged.start();
    logger.addAppender(logged);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(logged);
  }

  private List<String> saidOf(String token) throws IOException {
    try (var slack = new FakeSlackApi()) {
      var settings = slack.settings();
      var api =
          new OAuthApi(
              settings, SlackClient.of(settings), slack.installations, new SimpleMeterRegistry());
      new BotTokenInstallation(Secret.of(token), api, slack.installations, Clock.systemUTC());
      return logged.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
  }

  @Test
  void a_token_that_expires_is_warned_of_with_what_to_do_instead() throws IOException {
    assertThat(saidOf("xoxe.xoxb-1-marked"))
        .singleElement()
        .asString()
        .contains("SLACK_BOT_TOKEN", "12 hours", "SLACK_CLIENT_ID")
        .doesNotContain("marked");
  }

  @Test
  void one_that_does_not_is_not() throws IOException {
    assertThat(saidOf("xoxb-1")).isEmpty();
  }
}
