package dev.patchbay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
  private final ConnectProxy proxy = new ConnectProxy();

  ProxiedServerTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
  }

  @AfterEach
  void close() {
    proxy.close();
  }

  private KilledProcess server(Map<String, String> proxies) {
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
    return new KilledProcess(settings, folder);
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
  void without_a_proxy_none_is_asked() {
    try (var server = server(Map.of())) {
      await().atMost(START).until(() -> server.log().contains("pagerduty.invalid"));
      assertThat(proxy.tunnels()).isEmpty();
    }
  }
}
