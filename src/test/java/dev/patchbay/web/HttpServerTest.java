package dev.patchbay.web;

import static dev.patchbay.web.WebNode.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.patchbay.web.WebNode.Setup;
import dev.patchbay.web.http.Html;
import dev.patchbay.web.http.HttpServer;
import dev.patchbay.web.http.HttpServerSettings;
import dev.patchbay.web.http.RawEndpoint;
import dev.patchbay.web.http.Routes;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is the same for every route: ids, headers, where it is served, the end. */
final class HttpServerTest {
  private final Path folder;
  private WebNode node;

  HttpServerTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void start() {
    node = new WebNode(folder, Setup.PLAIN);
  }

  @AfterEach
  void close() {
    node.close();
  }

  private WebNode restart(Setup setup) {
    node.close();
    node = new WebNode(folder, setup);
    return node;
  }

  private static Setup slack(RawEndpoint slack) {
    return new Setup("http://localhost:3000", true, slack, List.of());
  }

  @Test
  void Slack_gets_its_bytes_to_the_endpoint_and_the_answer_back() {
    var answer = node.post("/slack/events", "ä=1", "X-Slack-Signature", "v0=abc");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("v0=abc 4");
    assertThat(header(answer, "Content-Type")).isEqualTo("text/plain");
  }

  @Test
  void an_answer_that_is_kept_is_whole_for_everybody() {
    var kept = new RawEndpoint.Answer(200, "text/plain", "the same for everybody");
    restart(slack((headers, body) -> kept));
    for (int i = 0; i < 3; i++) {
      assertThat(node.post("/slack/events", "").body()).isEqualTo("the same for everybody");
    }
  }

  @Test
  void a_sane_request_id_is_kept_and_another_is_replaced() {
    assertThat(header(node.get("/healthz", "X-Request-Id", "abc-1.2_3"), "X-Request-Id"))
        .isEqualTo("abc-1.2_3");
    assertThat(header(node.get("/healthz", "X-Request-Id", "<script>"), "X-Request-Id"))
        .matches("[0-9a-f]{16}");
    assertThat(header(node.get("/healthz"), "X-Request-Id")).matches("[0-9a-f]{16}");
  }

  @Test
  void every_answer_has_the_headers_that_keep_browsers_safe() {
    for (var answer : List.of(node.get("/"), node.get("/none"), node.get("/healthz"))) {
      assertThat(header(answer, "Content-Security-Policy"))
          .contains("default-src 'none'", "frame-ancestors 'none'", Html.STYLE_HASH);
      assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
      assertThat(header(answer, "Strict-Transport-Security")).isEmpty();
      assertThat(header(answer, "Server")).isEmpty();
    }
  }

  @Test
  void behind_https_browsers_are_told_to_stay_there() {
    restart(new Setup("https://patchbay.example", true, WebNode.ECHO, List.of()));
    assertThat(header(node.get("/"), "Strict-Transport-Security")).contains("max-age=");
    assertThat(header(node.get("/slack/install"), "Set-Cookie")).contains("Secure");
  }

  @Test
  void a_public_address_with_a_path_is_served_with_and_without_it() {
    restart(new Setup("https://tools.example/patchbay/", true, WebNode.ECHO, List.of()));
    for (var base : List.of("", "/patchbay")) {
      assertThat(node.get(base + "/healthz").statusCode()).as(base).isEqualTo(200);
      assertThat(node.get(base + "/").body()).contains("href=\"/patchbay/slack/install\"");
      assertThat(header(node.get(base + "/slack/install"), "Set-Cookie"))
          .contains("Path=/patchbay/slack");
      assertThat(node.get(base + "/slack/oauth_redirect", "Accept", "text/html").body())
          .contains("href=\"/patchbay/slack/install\"");
      assertThat(node.post(base + "/slack/events", "a").statusCode()).isEqualTo(200);
    }
    assertThat(node.get("/patchbay").statusCode()).isEqualTo(200);
    assertThat(node.get("/patchbayhealthz").statusCode()).isEqualTo(404);
    assertThat(node.get("/patchbay/patchbay/healthz").statusCode()).isEqualTo(404);
  }

  @Test
  void HEAD_is_GET_without_the_body() {
    var head = node.head("/");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(header(head, "Content-Length")).isEqualTo(header(node.get("/"), "Content-Length"));
  }

  @Test
  void an_exception_is_bare_words_and_the_id_that_the_log_has() {
    restart(
        slack(
            (headers, body) -> {
              throw new IllegalStateException("xoxb-secret at line 7");
            }));
    var answer = node.post("/slack/events", "");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .contains("Something went wrong", header(answer, "X-Request-Id"))
        .doesNotContain("xoxb", "Exception", "line 7");
  }

  @Test
  void the_first_page_offers_to_add_it_where_it_can_be_added() {
    assertThat(node.get("/").body()).contains("href=\"/slack/install\"", "lang=\"en\"");
    restart(new Setup("http://localhost:3000", false, WebNode.ECHO, List.of()));
    assertThat(node.get("/").body()).doesNotContain("/slack/install");
  }

  @Test
  void features_that_need_more_of_slack_are_asked_for_by_name() {
    assertThat(header(node.get("/slack/install"), "Location")).doesNotContain("&");
    assertThat(header(node.get("/slack/install?features=groups,previews"), "Location"))
        .endsWith("&previews&groups");
    var unknown = node.get("/slack/install?features=groups,telepathy", "Accept", "text/html");
    assertThat(unknown.statusCode()).isEqualTo(400);
    assertThat(unknown.body())
        .contains("no feature telepathy", "previews, groups, topics, history");
  }

  @Test
  void a_stop_lets_a_running_request_finish() throws Exception {
    var entered = new CountDownLatch(1);
    var resume = new CountDownLatch(1);
    restart(
        slack(
            (headers, body) -> {
              entered.countDown();
              try {
                assertThat(resume.await(20, TimeUnit.SECONDS)).isTrue();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return new RawEndpoint.Answer(200, "text/plain", "finished");
            }));
    var running = CompletableFuture.supplyAsync(() -> node.post("/slack/events", ""));
    assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();
    var stopping = CompletableFuture.runAsync(() -> node.stop(Duration.ofSeconds(20)));
    // Longer than idle connections are left open while it stops.
    await().during(Duration.ofMillis(500)).until(() -> !running.isDone() && !stopping.isDone());
    resume.countDown();
    assertThat(running.get(20, TimeUnit.SECONDS).body()).isEqualTo("finished");
    stopping.get(20, TimeUnit.SECONDS);
  }

  @Test
  void a_port_in_use_is_named() {
    var second =
        new HttpServer(
            new HttpServerSettings(node.port(), URI.create("http://localhost")),
            new Routes(),
            new SecureRandom());
    assertThatThrownBy(second::start)
        .hasMessageContaining("port " + node.port())
        .hasMessageContaining("another program uses it")
        .hasMessageContaining("PATCHBAY_PORT");
    second.stop(Duration.ofSeconds(1));
  }
}
