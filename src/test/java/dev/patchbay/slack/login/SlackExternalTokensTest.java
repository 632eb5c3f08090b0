package dev.patchbay.slack.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.TeamId;
import dev.patchbay.db.Database;
import dev.patchbay.sandbox.slack.Fault;
import dev.patchbay.sandbox.slack.SlackSimulator;
import dev.patchbay.sandbox.slack.state.ApiCall;
import dev.patchbay.sandbox.slack.state.AppCredentials;
import dev.patchbay.sandbox.slack.state.AppDraft;
import dev.patchbay.sandbox.slack.state.Member;
import dev.patchbay.sandbox.slack.state.Workspace;
import dev.patchbay.secret.Keyset;
import dev.patchbay.secret.Secret;
import dev.patchbay.slack.SlackPorts;
import dev.patchbay.slack.api.SlackSettings;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.token.ExternalTokens;
import dev.patchbay.workspace.Installation;
import dev.patchbay.workspace.Installations;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The token that Slack holds, asked of the simulated Slack with a real installation. */
class SlackExternalTokensTest {
  private static final String ID = "EtPAGERDUTY";
  private static final String METHOD = "apps.auth.external.get";

  private final SlackSimulator slack =
      SlackSimulator.start(dev.patchbay.sandbox.slack.SlackSettings.strict());
  private final Database database = DatabaseFixture.open(DatabaseKind.H2);
  private AppCredentials app;
  private Installations installations;
  private SlackPorts ports;

  @BeforeEach
  void start(@TempDir Path folder) {
    workspace("T1", "U1");
    workspace("T2", "U2");
    app = slack.setup().app(AppDraft.named("Patchbay", "commands"));
    var keyset = Keyset.load(folder.resolve("keyset.json"), true);
    installations =
        new Installations(database.transactions(), keyset.encryptor(), Clock.systemUTC());
    ports = ports(Optional.empty());
  }

  @AfterEach
  void stop() {
    ports.close();
    slack.close();
    database.close();
  }

  @Test
  void without_an_installation_it_says_to_install() {
    assertThat(refusal(ports.externalTokens().get(ID, false)).detail()).contains("/slack/install");
    assertThat(slack.log().calls(METHOD)).isEmpty();
  }

  @Test
  void the_bot_token_goes_in_the_header_and_the_rest_in_a_form_that_slack_knows() {
    install("T1", "U1", "2026-01-01T00:00:00Z");
    slack.setup().externalToken(ID, "pdus+_0one", () -> Optional.of("pdus+_0two"));
    assertThat(get(ports.externalTokens(), false)).isEqualTo(Secret.of("pdus+_0one"));
    assertThat(get(ports.externalTokens(), true)).isEqualTo(Secret.of("pdus+_0two"));
    assertThat(slack.log().calls(METHOD))
        .extracting(ApiCall::args)
        .satisfiesExactly(
            plain ->
                assertThat(plain)
                    .containsEntry("external_token_id", ID)
                    .doesNotContainKeys("force_refresh", "token"),
            forced -> assertThat(forced).containsEntry("force_refresh", "true"));
    assertThat(slack.log().violations()).isEmpty();
  }

  @Test
  void of_several_workspaces_the_first_that_installed_is_asked_unless_a_bot_token_is_set() {
    var later = install("T1", "U1", "2026-02-02T00:00:00Z");
    var first = install("T2", "U2", "2026-01-01T00:00:00Z");
    slack.setup().externalToken(ID, "pdus+_0one");
    get(ports.externalTokens(), false);
    try (var configured = ports(Optional.of(later))) {
      get(configured.externalTokens(), false);
    }
    assertThat(slack.log().calls(METHOD))
        .extracting(ApiCall::token)
        .containsExactly(masked(first), masked(later));
  }

  @ParameterizedTest
  @CsvSource({
    "token_not_found,PAGERDUTY_EXTERNAL_TOKEN_ID",
    "no_refresh_token,connect PagerDuty to the Slack app again",
    "access_token_exchange_failed,client id and secret of the provider",
    "method_not_supported,PAGERDUTY_TOKEN_SOURCE=client-credentials",
    "not_allowed_token_type,SLACK_BOT_TOKEN",
    "invalid_auth,/slack/install",
    "something_new,external authentication"
  })
  void each_error_says_what_an_administrator_should_do(String error, String words) {
    install("T1", "U1", "2026-01-01T00:00:00Z");
    slack.faults().next(METHOD, Fault.error(error));
    var refusal = refusal(ports.externalTokens().get(ID, true));
    assertThat(refusal.code()).isEqualTo(error);
    assertThat(refusal.detail()).contains(words);
  }

  @Test
  void a_workspace_whose_bot_token_died_is_forgotten_and_the_next_is_asked() {
    install("T1", "U1", "2026-01-01T00:00:00Z");
    install("T2", "U2", "2026-02-02T00:00:00Z");
    slack.setup().externalToken(ID, "pdus+_0one");
    slack.setup().uninstall(app.appId(), "T1");
    assertThat(ports.externalTokens().get(ID, false)).isInstanceOf(Outcome.Refused.class);
    assertThat(get(ports.externalTokens(), false)).isEqualTo(Secret.of("pdus+_0one"));
  }

  @Test
  void slack_being_away_and_an_answer_without_a_token_are_worth_another_try() {
    install("T1", "U1", "2026-01-01T00:00:00Z");
    slack.setup().externalToken(ID, "not a\ttoken");
    slack.faults().next(METHOD, Fault.http(503));
    for (int i = 0; i < 2; i++) {
      assertThat(ports.externalTokens().get(ID, false))
          .extracting("refusal")
          .isInstanceOf(Refusal.Unavailable.class);
    }
  }

  private SlackPorts ports(Optional<Secret> botToken) {
    var settings =
        new SlackSettings(
            Optional.of(Secret.of("signing")),
            Optional.empty(),
            Optional.empty(),
            botToken,
            Optional.empty(),
            slack.apiUrl(),
            URI.create("https://slack.com/oauth/v2/authorize"));
    return new SlackPorts(
        settings, installations, Clock.systemUTC(), new SimpleMeterRegistry(), unsent -> {});
  }

  private void workspace(String team, String user) {
    slack.setup().workspace(new Workspace(team, team, team.toLowerCase(java.util.Locale.ROOT)));
    slack.setup().member(Member.person(user, team, "ann", "Ann Ash", user + "@acme.example"));
  }

  private Secret install(String team, String user, String at) {
    var token = Secret.of(slack.setup().install(app.appId(), user).path("access_token").asText());
    installations.save(
        new Installation(
            Optional.of(new TeamId(team)),
            Optional.empty(),
            "",
            team,
            "",
            false,
            app.appId(),
            "B1",
            "UB",
            "commands",
            Optional.empty(),
            token,
            Instant.parse(at)));
    return token;
  }

  private static String masked(Secret token) {
    return "xoxb-…" + token.reveal().substring(token.reveal().length() - 4);
  }

  private static Secret get(ExternalTokens tokens, boolean fresh) {
    var outcome = tokens.get(ID, fresh);
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done<Secret>) outcome).value();
  }

  private static Refusal.Rejected refusal(Outcome<Secret> outcome) {
    return (Refusal.Rejected) ((Outcome.Refused<Secret>) outcome).refusal();
  }
}
