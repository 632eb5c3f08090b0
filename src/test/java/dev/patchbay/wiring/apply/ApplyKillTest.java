package dev.patchbay.wiring.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.pagerduty.Fault;
import dev.patchbay.sandbox.pagerduty.account.SimulatedService;
import dev.patchbay.sandbox.slack.SlackSettings;
import dev.patchbay.sandbox.slack.SlackSimulator;
import dev.patchbay.sandbox.slack.state.AppDraft;
import dev.patchbay.sandbox.slack.state.ChannelDraft;
import dev.patchbay.sandbox.slack.state.Member;
import dev.patchbay.sandbox.slack.state.Workspace;
import dev.patchbay.secret.Keyset;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.KilledProcess;
import dev.patchbay.support.PagerDutyAccount;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An apply in a real process, really killed at 40 of 103 rows. */
class ApplyKillTest {
  private static final String TEAM = "T1ACME";
  private static final String ANN = "U1ANN";
  private static final String FOREIGN = "xoxp-a-persons";
  private static final int ALL = 103;
  private static final int BEFORE = 40;
  private static final String PUT = "PUT /extensions/{id}";

  private final HttpClient http = HttpClient.newHttpClient();

  /** Both at once: most of the time they wait until the killed node is given up. */
  @Test
  void the_next_start_pushes_the_other_63_and_nothing_twice(
      @TempDir Path forH2, @TempDir Path forPostgreSql) {
    var h2 =
        CompletableFuture.runAsync(
            () -> killed(DatabaseKind.H2, forH2), work -> new Thread(work, "killed-h2").start());
    killed(DatabaseKind.POSTGRESQL, forPostgreSql);
    h2.join();
  }

  private void killed(DatabaseKind kind, Path folder) {
    try (var slack = SlackSimulator.start(SlackSettings.countingOnly());
        var pagerDuty = new PagerDutyAccount()) {
      var setup = slack.setup();
      setup.workspace(new Workspace(TEAM, "Acme", "acme"));
      setup.member(Member.person(ANN, TEAM, "ann", "Ann Ash", "ann@acme.test"));
      var scopes =
          List.of(
              "chat:write",
              "chat:write.public",
              "channels:read",
              "groups:read",
              "users:read",
              "team:read");
      var app = setup.app(AppDraft.named("Patchbay", scopes.toArray(String[]::new))).appId();
      var token = setup.install(app, ANN).path("access_token").asText();
      var file = wired(slack, pagerDuty);
      var settings =
          TokenPushKillTest.settings(
              TokenPushKillTest.database(kind, folder),
              folder.resolve("keyset.json"),
              slack,
              pagerDuty);
      settings.put("SLACK_BOT_TOKEN", token);
      settings.put("PATCHBAY_API_TOKEN", "ci:token-of-ci");
      Keyset.load(folder.resolve("keyset.json"), true);
      var faults = pagerDuty.simulator().faults();
      faults.alwaysAfter(PUT, BEFORE, Fault.hang());

      try (var node = new KilledProcess(settings, folder)) {
        var gone = http.sendAsync(request(node, "apply", file), bodies());
        Awaitility.await()
            .atMost(Duration.ofMinutes(2))
            .failFast(
                () ->
                    assertThat(gone)
                        .as(() -> gone.isDone() ? gone.join().body() + node.log() : "")
                        .isNotDone())
            .until(() -> faults.hanging() == 1);
        node.kill();
        assertThat(gone).failsWithin(Duration.ofSeconds(60));
      }
      assertThat(holding(pagerDuty, token)).isEqualTo(BEFORE);
      faults.clear();

      try (var next = new KilledProcess(settings, folder)) {
        var lines = http.sendAsync(request(next, "apply", file), bodies()).join().body();
        assertThat(lines.lines().toList()).last().isEqualTo("{\"done\":103,\"failed\":0}");
        assertThat(holding(pagerDuty, token)).isEqualTo(ALL);
        assertThat(written(pagerDuty)).isEqualTo(ALL);
        var plan = http.sendAsync(request(next, "plan", file), bodies()).join().body();
        assertThat(plan).contains("\"changes\":[]", "\"unchanged\":103");
      }
    }
  }

  /** Once it is ready. */
  private HttpRequest request(KilledProcess node, String what, String file) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .failFast(() -> assertThat(node.ended()).as(node.log()).isFalse())
        .ignoreExceptions() // one of the first requests may meet a server that begins
        .until(() -> node.port().isPresent() && isReady(node));
    return HttpRequest.newBuilder(url(node, "/api/v1/" + what))
        .header("Authorization", "Bearer token-of-ci")
        .POST(HttpRequest.BodyPublishers.ofString(file))
        .build();
  }

  private boolean isReady(KilledProcess node) throws Exception {
    var ready = HttpRequest.newBuilder(url(node, "/readyz")).timeout(Duration.ofSeconds(5));
    return http.send(ready.build(), bodies()).statusCode() == 200;
  }

  private static URI url(KilledProcess node, String path) {
    return URI.create("http://localhost:" + node.port().orElseThrow() + path);
  }

  private static HttpResponse.BodyHandler<String> bodies() {
    return HttpResponse.BodyHandlers.ofString();
  }

  /** 103 services with an extension that someone else made; the file that asks for the same. */
  private static String wired(SlackSimulator slack, PagerDutyAccount pagerDuty) {
    var file = new StringBuilder("version: 1\nconnections:\n");
    for (int i = 0; i < ALL; i++) {
      var channel = "C0CHAN%03d".formatted(i);
      slack.setup().channel(ChannelDraft.open(channel, TEAM, "alerts-" + i, ANN));
      var account = pagerDuty.simulator().account();
      account.put(new SimulatedService("PSERV" + i, "Service " + i));
      account.addExtension("old " + i, "PSERV" + i, config(channel));
      file.append("  - {service: PSERV%d, channel: %s}%n".formatted(i, channel));
    }
    return file.toString();
  }

  private static ObjectNode config(String channel) {
    var config = JsonNodeFactory.instance.objectNode().put("bot_access_token_v2", FOREIGN);
    config.put("restrict", "any").put("team_id", TEAM);
    config.putObject("incoming_webhook").put("channel_id", channel);
    config.putObject("notify_types").put("trigger", true);
    config.putObject("urgency").put("high", true);
    return config;
  }

  private static long holding(PagerDutyAccount pagerDuty, String token) {
    return pagerDuty.simulator().account().stored().stream()
        .filter(one -> one.config().path("bot_access_token_v2").asText().equals(token))
        .count();
  }

  private static long written(PagerDutyAccount pagerDuty) {
    return pagerDuty.simulator().requests().stream()
        .filter(request -> request.operation().equals(PUT))
        .count();
  }
}
