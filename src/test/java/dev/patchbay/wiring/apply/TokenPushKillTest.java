package dev.patchbay.wiring.apply;

import static dev.patchbay.support.Ids.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Place;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.db.Database;
import dev.patchbay.db.DatabaseSettings;
import dev.patchbay.sandbox.pagerduty.Fault;
import dev.patchbay.sandbox.pagerduty.account.SimulatedService;
import dev.patchbay.sandbox.slack.SlackSettings;
import dev.patchbay.sandbox.slack.SlackSimulator;
import dev.patchbay.sandbox.slack.state.AppDraft;
import dev.patchbay.sandbox.slack.state.Member;
import dev.patchbay.sandbox.slack.state.Workspace;
import dev.patchbay.secret.Keyset;
import dev.patchbay.secret.Secret;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.KilledProcess;
import dev.patchbay.support.PagerDutyAccount;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.Delivery;
import dev.patchbay.wiring.Options;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process, really killed, between two of 150 writes. */
class TokenPushKillTest {
  private static final TeamId TEAM = new TeamId("T1ACME");
  private static final String ANN = "U1ANN";
  private static final int ALL = 150;
  private static final int BEFORE = 70;
  private static final String PUT = "PUT /extensions/{id}";

  /** Both at once: most of the time they wait until the killed node is given up. */
  @Test
  void killed_in_the_middle_the_next_start_writes_the_rest_only(
      @TempDir Path forH2, @TempDir Path forPostgreSql) {
    var h2 =
        CompletableFuture.runAsync(
            () -> killed(DatabaseKind.H2, forH2), work -> new Thread(work, "killed-h2").start());
    killed(DatabaseKind.POSTGRESQL, forPostgreSql);
    h2.join();
  }

  private static void killed(DatabaseKind kind, Path folder) {
    try (var slack = SlackSimulator.start(SlackSettings.countingOnly());
        var pagerDuty = new PagerDutyAccount()) {
      var setup = slack.setup();
      setup.workspace(new Workspace(TEAM.value(), "Acme", "acme"));
      setup.member(Member.person(ANN, TEAM.value(), "ann", "Ann Ash", "ann@acme.test"));
      var app = setup.app(AppDraft.named("Patchbay", "chat:write", "users:read")).appId();
      var old = setup.install(app, ANN).path("access_token").asText();
      var database = database(kind, folder);
      var keyset = folder.resolve("keyset.json");
      var settings = settings(database, keyset, slack, pagerDuty);
      seed(database, keyset, pagerDuty, old);
      var token = setup.install(app, ANN).path("access_token").asText();
      settings.put("SLACK_BOT_TOKEN", token);
      var faults = pagerDuty.simulator().faults();
      faults.alwaysAfter(PUT, BEFORE, Fault.hang());

      try (var killed = new KilledProcess(settings, folder)) {
        Awaitility.await()
            .atMost(Duration.ofSeconds(90))
            .failFast("the node ended by itself", killed::ended)
            .until(() -> faults.hanging() == 1);
        killed.kill();
      }
      assertThat(holding(pagerDuty, token)).isEqualTo(BEFORE);
      faults.clear();

      try (var next = new KilledProcess(settings, folder)) {
        Awaitility.await()
            .atMost(Duration.ofSeconds(150))
            .failFast("the node ended by itself", next::ended)
            .until(() -> holding(pagerDuty, token) == ALL);
        assertThat(written(pagerDuty)).isEqualTo(ALL);
        assertThat(next.log()).doesNotContain(token, old);
      }
    }
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

  static DatabaseSettings database(DatabaseKind kind, Path folder) {
    return kind == DatabaseKind.H2
        ? new DatabaseSettings("jdbc:h2:file:" + folder.resolve("data"), null, null)
        : DatabaseFixture.settings(kind);
  }

  static Map<String, String> settings(
      DatabaseSettings database, Path keyset, SlackSimulator slack, PagerDutyAccount pagerDuty) {
    var settings = new HashMap<String, String>();
    settings.put("PATCHBAY_DATABASE_URL", database.jdbcUrl());
    Optional.ofNullable(database.user())
        .ifPresent(user -> settings.put("PATCHBAY_DATABASE_USER", user));
    settings.put("PATCHBAY_PORT", "0");
    settings.put("PATCHBAY_PUBLIC_URL", "http://localhost:3000");
    settings.put("PATCHBAY_KEYSET_FILE", keyset.toString());
    settings.put("SLACK_SIGNING_SECRET", "signing");
    settings.put("SLACK_API_URL", slack.apiUrl().toString());
    settings.put("PAGERDUTY_SUBDOMAIN", "acme");
    settings.put("PAGERDUTY_CLIENT_ID", "patchbay");
    settings.put("PAGERDUTY_CLIENT_SECRET", "app-secret");
    settings.put("PAGERDUTY_API_URL", pagerDuty.simulator().apiUrl().toString());
    settings.put("PAGERDUTY_IDENTITY_URL", pagerDuty.simulator().identityUrl().toString());
    settings.put(
        "PAGERDUTY_SCOPES",
        "services.read extension_schemas.read extensions.read extensions.write");
    return settings;
  }

  /** As it was left: everything wired with the token of before. */
  private static void seed(
      DatabaseSettings where, Path keyset, PagerDutyAccount pagerDuty, String token) {
    var account = pagerDuty.simulator().account();
    account.put(new SimulatedService("PCHECK1", "Checkout API"));
    var fingerprint = Keyset.load(keyset, true).fingerprint().of(Secret.of(token));
    try (var database = Database.open(where)) {
      var store = new Connections(database.transactions());
      for (int number = 0; number < ALL; number++) {
        var config = JsonNodeFactory.instance.objectNode().put("bot_access_token_v2", token);
        var id = account.addExtension("old " + number, "PCHECK1", config);
        store.save(
            new Connection(
                new ConnectionKey(
                    new Place(TEAM, new ChannelId("C" + number)),
                    new ServiceId(ACCOUNT, "PCHECK1")),
                "ops" + number,
                "Checkout API",
                Options.defaults(),
                new Delivery.Extension(id, fingerprint),
                new SlackUserId(ANN),
                Instant.parse("2026-11-23T09:00:00Z")));
      }
    }
  }
}
