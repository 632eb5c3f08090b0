package dev.patchbay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.app.DoctorBench.Visit;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.pagerduty.Scopes;
import dev.patchbay.sandbox.pagerduty.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(Lifecycle.PER_CLASS) // one world for all, healed before each
final class DoctorTest {
  private static final String TOKEN = "xox[a-z]-\\w|xapp-\\w|pdus\\+\\w";

  private DoctorBench bench;

  @BeforeAll
  void start(@TempDir Path folder) {
    bench = new DoctorBench(folder);
  }

  @AfterAll
  void stop() {
    bench.close();
  }

  @BeforeEach
  void heal() {
    bench.heal();
  }

  static Stream<DoctorFaults.Seeded> faults() {
    return DoctorFaults.all();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void a_seeded_fault_is_found_with_what_to_do(DoctorFaults.Seeded fault) {
    fault.seed().accept(bench);
    var visit = bench.visit();
    assertThat(visit.lines())
        .anySatisfy(
            line -> assertThat(line).startsWith(fault.check() + ": ").contains(fault.words()));
    assertThat(visit.complaints()).allSatisfy(line -> assertThat(line).matches(".* -> .{10,}"));
    assertThat(visit.exit()).isEqualTo(fault.fatal() ? 1 : 0);
    assertThat(visit.json().path("ok").asBoolean()).isEqualTo(!fault.fatal());
    assertThat(visit.text()).doesNotContain(bench.secrets()).doesNotContainPattern(TOKEN);
  }

  @Test
  void a_bot_token_that_expires_is_warned_of() {
    bench.env.put("SLACK_BOT_TOKEN", "xoxe.xoxb-1-marked");
    assertThat(bench.visit().lines())
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("Slack tokens warning: SLACK_BOT_TOKEN")
                    .contains("expires 12 hours", "SLACK_CLIENT_ID"));
  }

  @Test
  void every_missing_scope_is_named_not_only_the_first() {
    bench.registerWithout("extension_schemas.read", "services.read");
    bench.env.put(
        "SLACK_BOT_TOKEN", bench.botToken("channels:read", "users:read", "chat:write.public"));
    var lines = String.join("\n", bench.visit().lines());
    assertThat(lines)
        .contains("does not grant extension_schemas.read:", "does not grant services.read:")
        .contains("is missing commands:", "is missing chat:write:", "is missing groups:read:");
  }

  @Test
  void where_nothing_is_wrong_there_is_no_fault_and_every_check_ran() {
    var visit = bench.visit();
    assertThat(visit.exit()).isZero();
    assertThat(visit.complaints())
        .singleElement()
        .asString()
        .startsWith("public URL warning: PATCHBAY_PUBLIC_URL is http://localhost");
    assertThat(visit.lines())
        .noneMatch(line -> line.contains(" skipped: "))
        .anyMatch(line -> line.contains("Slack accepts the bot token of Acme"))
        .anyMatch(line -> line.contains("decrypts what is stored"))
        .anyMatch(line -> line.contains("lists \"Slack V2\""));
  }

  @Test
  void a_token_that_Slack_holds_is_looked_at_like_any_other() {
    bench.env.put("PAGERDUTY_TOKEN_SOURCE", "slack-external");
    bench.env.put("PAGERDUTY_EXTERNAL_TOKEN_ID", "Et0HELD");
    var token =
        bench
            .world
            .pagerDuty()
            .logins()
            .appToken("sandbox-client", Scopes.wanted().toArray(String[]::new));
    bench.world.slack().setup().externalToken("Et0HELD", token);
    var visit = bench.visit();
    assertThat(visit.exit()).isZero();
    assertThat(visit.lines())
        .anyMatch(line -> line.startsWith("PagerDuty token ok: Slack gives the app token"))
        .anyMatch(line -> line.contains("lists \"Slack V2\""));
  }

  @Test
  void the_table_fits_a_terminal_and_ends_with_a_summary() {
    bench.env.put("PAGERDUTY_CLIENT_SECRET", "marked-secret");
    var visit = bench.visit(new String[0]);
    assertThat(visit.exit()).isEqualTo(1);
    assertThat(visit.text().lines()).allMatch(line -> line.length() <= 100);
    assertThat(visit.text())
        .contains("[ok]      settings          ")
        .contains("[FAULT]   PagerDuty token   ")
        .contains("-> Copy both from PagerDuty")
        .contains("1 fault, 1 warning.")
        .doesNotContain(bench.secrets());
  }

  @Test
  void bad_settings_do_not_keep_the_other_checks_from_running() {
    bench.env.remove("SLACK_SIGNING_SECRET");
    bench.env.put("PAGERDUTY_REGION", "moon");
    bench.env.put("SLACK_CLIENT_SECRET", "marked-secret");
    assertThat(bench.visit().lines())
        .anyMatch(line -> line.startsWith("settings fault: SLACK_SIGNING_SECRET"))
        .anyMatch(line -> line.startsWith("settings fault: PAGERDUTY_REGION"))
        .anyMatch(line -> line.startsWith("signature skipped"))
        .anyMatch(line -> line.startsWith("PagerDuty token skipped"))
        .anyMatch(line -> line.startsWith("Slack app fault"))
        .anyMatch(line -> line.startsWith("Slack tokens ok"));
  }

  @Test
  void in_socket_mode_the_app_token_is_tried_and_no_signature_is_missed() {
    try (var world =
        SandboxWorld.start(
            dev.patchbay.sandbox.slack.SlackSettings.countingOnly(), true, 0, Map.of())) {
      bench.env.putAll(world.environment());
      bench.env.remove("SLACK_SIGNING_SECRET");
      var visit = bench.visit();
      assertThat(visit.lines())
          .anyMatch(line -> line.startsWith("Socket Mode ok: Slack accepts SLACK_APP_TOKEN"))
          .anyMatch(line -> line.startsWith("signature skipped"))
          .anyMatch(line -> line.startsWith("settings ok"));
    }
  }

  @Test
  void it_ends_in_time_whatever_hangs() throws Exception {
    var slack = dev.patchbay.sandbox.slack.Fault.hang(Duration.ofSeconds(60));
    bench.world.slack().faults().always("auth.test", slack);
    bench.world.slack().faults().always("oauth.v2.access", slack);
    for (String operation :
        new String[] {"POST /oauth/token", "GET /abilities", "GET /oauth/authorize"}) {
      bench.world.pagerDuty().faults().always(operation, Fault.hang());
    }
    Visit visit;
    var begin = Instant.now();
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String nowhere = "//127.0.0.1:" + silent.getLocalPort();
      bench.env.put("PATCHBAY_PUBLIC_URL", "http:" + nowhere);
      bench.env.put("PATCHBAY_DATABASE_URL", "jdbc:postgresql:" + nowhere + "/patchbay");
      visit = bench.visit();
    }
    assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(15));
    assertThat(visit.lines())
        .anyMatch(line -> line.startsWith("PagerDuty token fault") && line.contains("in time"))
        .anyMatch(line -> line.startsWith("Slack app fault") && line.contains("in time"))
        .anyMatch(line -> line.startsWith("public URL warning") && line.contains("no answer"))
        .anyMatch(line -> line.startsWith("database fault") && line.contains("isn't responding"))
        .anyMatch(line -> line.startsWith("clock skipped"));
  }

  @Test
  void nothing_is_changed_anywhere(@TempDir Path empty) throws Exception {
    bench.env.put("PATCHBAY_DATABASE_URL", "jdbc:h2:file:" + empty.resolve("data/patchbay"));
    bench.env.put("PATCHBAY_KEYSET_FILE", empty.resolve("data/keyset.json").toString());
    // The server beside it looks once at start.
    await().until(() -> asked().contains("GET /users/me"));
    bench.world.pagerDuty().clearLog();
    int before = bench.world.slack().log().calls().size();
    bench.visit();
    try (var files = Files.list(empty)) {
      assertThat(files).isEmpty();
    }
    assertThat(asked())
        .containsOnly(
            "POST /oauth/token",
            "GET /extension_schemas",
            "GET /webhook_subscriptions",
            "GET /abilities",
            "GET /oauth/authorize");
    assertThat(bench.world.pagerDuty().violations()).isEmpty();
    var calls = bench.world.slack().log().calls();
    assertThat(calls.subList(before, calls.size()))
        .extracting(call -> call.method())
        .containsOnly("auth.test", "oauth.v2.access");
  }

  private List<String> asked() {
    return bench.world.pagerDuty().requests().stream().map(seen -> seen.operation()).toList();
  }

  @Test
  void it_is_a_command_with_usage() {
    var err = new StringWriter();
    int exit =
        Main.run(
            new String[] {"doctor", "--loud"},
            Map.of(),
            new PrintWriter(new StringWriter()),
            new PrintWriter(err, true));
    assertThat(exit).isEqualTo(64);
    assertThat(err.toString()).contains("--loud").contains("doctor --help");
  }
}
