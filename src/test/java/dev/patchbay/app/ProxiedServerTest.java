package dev.patchbay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.slack.api.FakeSlackApi;
import dev.patchbay.support.KilledProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole server, in a process of its own, from which only a proxy leads out. */
final class ProxiedServerTest {
  private static final Duration START = Duration.ofSeconds(25);
  private static final String SLACK = "slack.invalid:443";
  private static final String PAGERDUTY = "pagerduty.invalid:443";
  private static final String AUTHORIZATION =
      "Basic " + Base64.getEncoder().encodeToString("pat:s3cr@t".getBytes(StandardCharsets.UTF_8));

  private final Path folder;
  private final ConnectProxy proxy = new ConnectProxy(AUTHORIZATION);

  ProxiedServerTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
  }

  @AfterEach
  void close() {
    proxy.close();
  }

  private KilledProcess server(Map<String, String> proxies) {
    return run("serve", proxies);
  }

  private KilledProcess run(String subcommand, Map<String, String> proxies) {
    var settings = new HashMap<String, String>();
    // Whatever leads out of the machine that runs this.
    for (var name : Set.of("HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY")) {
      settings.put(name, "");
      settings.put(name.toLowerCase(Locale.ROOT), "");
    }
    settings.put("PATCHBAY_PORT", "0");
    settings.put("PATCHBAY_DATABASE_URL", "jdbc:h2:file:" + folder.resolve("patchbay"));
    settings.put("PATCHBAY_KEYSET_FILE", folder.resolve("keyset.json").toString());
    settings.put("SLACK_SIGNING_SECRET", "signing-secret");
    settings.put("SLACK_BOT_TOKEN", "xoxb-1");
    settings.put("SLACK_API_URL", "https://slack.invalid/api/");
    settings.put("PAGERDUTY_SUBDOMAIN", "acme");
    settings.put("PAGERDUTY_CLIENT_ID", "client");
    settings.put("PAGERDUTY_CLIENT_SECRET", "client-secret");
    settings.put("PAGERDUTY_API_URL", "https://pagerduty.invalid");
    settings.put("PAGERDUTY_IDENTITY_URL", "https://pagerduty.invalid");
    settings.putAll(proxies);
    return new KilledProcess(settings, folder, subcommand);
  }

  private String address() {
    return "http://pat:s3cr%40t@127.0.0.1:" + proxy.port();
  }

  private Set<String> ledOut() {
    return proxy.tunnels().stream()
        .filter(tunnel -> tunnel.authorization().equals(AUTHORIZATION))
        .map(ConnectProxy.Tunnel::target)
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTPS_PROXY", "https_proxy"})
  void both_vendors_are_asked_through_it_with_its_password_which_is_never_logged(String name) {
    try (var server = server(Map.of(name, address()))) {
      await()
          .atMost(START)
          .untilAsserted(
              () ->
                  assertThat(ledOut())
                      .as(server.log() + proxy.tunnels())
                      .contains(SLACK, PAGERDUTY));
      assertThat(server.log())
          .doesNotContain("s3cr@t", "s3cr%40t", AUTHORIZATION.replace("Basic ", ""));
    }
  }

  @ParameterizedTest
  @CsvSource({SLACK + "," + PAGERDUTY, PAGERDUTY + "," + SLACK})
  void who_is_excepted_is_asked_directly(String direct, String proxied) {
    var excepted = direct.replace(":443", "");
    try (var server = server(Map.of("HTTPS_PROXY", address(), "NO_PROXY", excepted))) {
      await()
          .atMost(START)
          .untilAsserted(
              () -> {
                assertThat(ledOut()).as(server.log()).contains(proxied);
                assertThat(server.log()).contains(excepted);
              });
      assertThat(proxy.tunnels()).extracting(ConnectProxy.Tunnel::target).doesNotContain(direct);
    }
  }

  @Test
  void the_web_socket_of_socket_mode_goes_through_it_too_by_name_and_with_its_password()
      throws IOException {
    try (var slack = new FakeSlackApi()) {
      slack.answers(
          "apps.connections.open", "{'ok':true,'url':'wss://wss.invalid/link/?ticket=t1'}");
      var settings =
          Map.of(
              "HTTPS_PROXY", address(),
              "SLACK_APP_TOKEN", "xapp-1",
              "SLACK_API_URL", slack.url().toString());
      try (var server = server(settings)) {
        await()
            .atMost(START)
            .untilAsserted(
                () -> {
                  assertThat(ledOut()).as(server.log()).contains("wss.invalid:443");
                  assertThat(server.log()).contains("HTTPS_PROXY answered HTTP 502");
                });
        assertThat(server.log()).doesNotContain("ticket=t1", "s3cr@t", "\tat ");
      }
    }
  }

  @Test
  void the_doctor_goes_through_it_too() {
    try (var doctor = run("doctor", Map.of("HTTPS_PROXY", address()))) {
      await().atMost(Duration.ofSeconds(40)).until(doctor::ended);
      assertThat(ledOut()).as(doctor.log()).contains(SLACK, PAGERDUTY);
      assertThat(doctor.log())
          .contains("vendor URLs")
          .doesNotContain("The check itself failed", "s3cr@t");
    }
  }

  @Test
  void a_proxy_that_wants_another_password_is_named_and_not_pressed() {
    var wrong = "http://pat:wrong1@127.0.0.1:" + proxy.port();
    try (var server = server(Map.of("HTTPS_PROXY", wrong))) {
      await()
          .atMost(START)
          .untilAsserted(
              () ->
                  assertThat(server.log())
                      .contains(
                          "no answer to auth.test: the proxy wants another user and password",
                          "POST /oauth/token: the proxy wants another user and password"));
      assertThat(server.log()).doesNotContain("wrong1", "Too many tunnel", "\tat ");
      assertThat(proxy.tunnels())
          .filteredOn(tunnel -> tunnel.target().equals(SLACK))
          .filteredOn(tunnel -> !tunnel.authorization().isEmpty())
          .hasSizeLessThan(10);
    }
  }

  @Test
  void without_a_proxy_none_is_asked() {
    try (var server = server(Map.of())) {
      await().atMost(START).until(() -> server.log().contains("pagerduty.invalid"));
      assertThat(proxy.tunnels()).isEmpty();
    }
  }
}
