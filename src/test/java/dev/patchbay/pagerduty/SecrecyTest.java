package dev.patchbay.pagerduty;

import static dev.patchbay.pagerduty.Bench.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.patchbay.secret.Secret;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Nothing that prints shows a token. */
class SecrecyTest {
  private static final List<String> TOKENS =
      List.of("pdus+_0", "pdus+_1", "xoxb-", "client-secret-1");

  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void values_do_not_print_what_they_hold() {
    bench.server.answer(
        200,
        "{\"extension\":{\"id\":\"E1\",\"extension_schema\":{\"id\":\"PS\"},"
            + "\"config\":{\"access_token\":\"xoxb-not-redacted\"}}}");
    var read = done(bench.pagerDuty.extensions().get(FakeTokens.person().credential(), "E1"));
    bench.server.answer(
        200,
        "{\"access_token\":\"pdus+_0a\",\"refresh_token\":\"pdus+_1a\",\"token_type\":\"bearer\","
            + "\"expires_in\":60}");
    var grant = done(bench.pagerDuty.oauth().refresh(Secret.of("pdus+_1old")));
    var draft = ExtensionsApiTest.draft();
    var call = Call.one("PUT", "/extensions/{id}", "extension", "E1", draft.config());
    var got = new Reply.Got(200, okhttp3.Headers.of(), "pdus+_0a");
    for (Object value : List.of(read, grant, draft, call, got, Bench.settings(bench.server))) {
      assertThat(value.toString()).doesNotContain(TOKENS);
    }
  }

  @Test
  void a_body_that_cannot_be_written_does_not_show_its_values() {
    var body = Map.of("a", Secret.of("xoxb-1"), "b", new Object());
    assertThatThrownBy(() -> Json.bytes(body)).hasMessageNotContaining("xoxb-").hasNoCause();
  }

  @Test
  void logs_and_refusals_of_failures_show_no_token_and_no_query() {
    Logger logger = (Logger) LoggerFactory.getLogger("dev.patchbay.pagerduty");
    var lines = new ListAppender<ILoggingEvent>();
    lines.start();
    Level before = logger.getLevel();
    logger.setLevel(Level.TRACE);
    logger.addAppender(lines);
    try {
      var person = FakeTokens.person();
      bench.server.answer(500, "pdus+_0old").hangUp().answer(400, "{\"error\":\"pdus+_0old\"}");
      var words =
          bench.pagerDuty.users().byEmail(person.credential(), "ann@acme.example").toString()
              + bench.pagerDuty.users().me(person.credential());
      bench.server.hangUp().answer(400, "{\"error\":\"pdus+_1old\"}");
      words += bench.pagerDuty.oauth().refresh(Secret.of("pdus+_1old"));
      words += bench.pagerDuty.oauth().revoke(Secret.of("pdus+_1old"));
      words += bench.pagerDuty.oauth().clientCredentials(Set.of("users.read"));
      String logged =
          lines.list.stream()
              .map(ILoggingEvent::getFormattedMessage)
              .collect(Collectors.joining("\n"));
      assertThat(lines.list).isNotEmpty();
      assertThat(logged + words).doesNotContain(TOKENS).doesNotContain("ann@acme");
    } finally {
      logger.detachAppender(lines);
      logger.setLevel(before);
    }
  }
}
