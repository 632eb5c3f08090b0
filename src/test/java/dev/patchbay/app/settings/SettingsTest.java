package dev.patchbay.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.secret.Secret;
import dev.patchbay.token.ActAs;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsTest {
  private static final Map<String, String> LEAST = Map.of("SLACK_SIGNING_SECRET", "s3cret");

  @Test
  void defaults_are_those_of_the_contract() {
    Settings settings = Settings.forServe(LEAST);

    assertThat(settings.port()).isEqualTo(3000);
    assertThat(settings.publicUrl()).isEqualTo(URI.create("http://localhost:3000"));
    assertThat(settings.database().jdbcUrl()).isEqualTo("jdbc:h2:file:./data/patchbay");
    assertThat(settings.keysetFile()).isEqualTo(Path.of("./data/keyset.json"));
    assertThat(settings.actAs()).isEqualTo(ActAs.PERSON);
    assertThat(settings.slack().apiUrl()).isEqualTo(URI.create("https://slack.com/api/"));
    assertThat(settings.slack().authorizeUrl())
        .isEqualTo(URI.create("https://slack.com/oauth/v2/authorize"));
    assertThat(settings.pagerDuty().apiUrl()).isEqualTo(URI.create("https://api.pagerduty.com"));
    assertThat(settings.pagerDuty().identityUrl())
        .isEqualTo(URI.create("https://identity.pagerduty.com"));
    assertThat(settings.scopes())
        .startsWith("services.read", "extension_schemas.read")
        .contains("priorities.read")
        .hasSize(14);
  }

  @Test
  void eu_region_changes_the_api_host_alone() {
    Settings settings = Settings.forServe(with(Map.of("PAGERDUTY_REGION", "eu")));

    assertThat(settings.pagerDuty().apiUrl()).isEqualTo(URI.create("https://api.eu.pagerduty.com"));
    assertThat(settings.pagerDuty().identityUrl())
        .isEqualTo(URI.create("https://identity.pagerduty.com"));
  }

  @Test
  void every_problem_is_said_at_once() {
    assertThatThrownBy(
            () ->
                Settings.forServe(
                    Map.of(
                        "PATCHBAY_PORT", "http",
                        "PATCHBAY_PUBLIC_URL", "patchbay",
                        "PAGERDUTY_REGION", "mars",
                        "PATCHBAY_ACT_AS", "root",
                        "SLACK_CLIENT_ID", "1.2")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("6 settings are invalid")
        .hasMessageContaining("PATCHBAY_PORT \"http\" is not a port")
        .hasMessageContaining("PATCHBAY_PUBLIC_URL")
        .hasMessageContaining("PAGERDUTY_REGION \"mars\" is not one of eu, us")
        .hasMessageContaining("PATCHBAY_ACT_AS")
        .hasMessageContaining("SLACK_CLIENT_SECRET is not set")
        .hasMessageContaining("SLACK_SIGNING_SECRET is not set");
  }

  @Test
  void a_blank_signing_secret_is_a_missing_one() {
    assertThatThrownBy(() -> Settings.forServe(Map.of("SLACK_SIGNING_SECRET", "  ")))
        .hasMessageContaining("SLACK_SIGNING_SECRET is not set");
  }

  @Test
  void socket_mode_needs_no_signing_secret() {
    assertThat(Settings.forServe(Map.of("SLACK_APP_TOKEN", "xapp-1")).slack().signingSecret())
        .isEmpty();
  }

  @Test
  void api_url_without_its_last_slash_gets_it() {
    assertThat(
            Settings.forServe(with(Map.of("SLACK_API_URL", "http://localhost:1/api")))
                .slack()
                .apiUrl())
        .isEqualTo(URI.create("http://localhost:1/api/"));
  }

  @Test
  void slack_external_needs_the_id_of_a_token_and_no_client() {
    var settings =
        Settings.forServe(
            with(
                Map.of(
                    "PAGERDUTY_TOKEN_SOURCE", "slack-external",
                    "PAGERDUTY_EXTERNAL_TOKEN_ID", "Et12345ABCDE")));
    assertThat(settings.externalTokenId()).hasValue("Et12345ABCDE");
    assertThat(Settings.forServe(LEAST).externalTokenId()).isEmpty();
    assertThatThrownBy(
            () -> Settings.forServe(with(Map.of("PAGERDUTY_TOKEN_SOURCE", "slack-external"))))
        .hasMessageContaining("PAGERDUTY_EXTERNAL_TOKEN_ID is not set");
    assertThatThrownBy(
            () ->
                Settings.forServe(
                    with(
                        Map.of(
                            "PAGERDUTY_TOKEN_SOURCE", "slack-external",
                            "PAGERDUTY_EXTERNAL_TOKEN_ID", "pdus+_0marked"))))
        .hasMessageContaining("begins with Et")
        .hasMessageNotContaining("marked");
  }

  @Test
  void nothing_prints_a_secret() {
    Settings settings =
        Settings.forServe(
            with(
                Map.of(
                    "SLACK_BOT_TOKEN", "xoxb-marked",
                    "PATCHBAY_DATABASE_PASSWORD", "marked-password")));

    assertThat(settings.toString()).doesNotContain("marked", "s3cret");
  }

  private static List<String> problems(String name, String value) {
    try {
      Settings.forServe(with(Map.of(name, value)));
      return List.of();
    } catch (SettingsException e) {
      assertThat(e.getMessage()).doesNotContain("marked");
      return e.problems().stream().filter(problem -> problem.startsWith(name + " ")).toList();
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "SLACK_BOT_TOKEN,\"xoxb-marked\",quotes",
        "SLACK_BOT_TOKEN,xoxp-marked,begins with xoxb- (or xoxe.xoxb-); this is a Slack user token",
        "SLACK_BOT_TOKEN,xoxe.xoxp-marked,this is a Slack user token",
        "SLACK_BOT_TOKEN,xapp-marked,this is a Slack app-level token",
        "SLACK_BOT_TOKEN,marked,is not a Slack bot token",
        "SLACK_APP_TOKEN,xoxb-marked,begins with xapp-; this is a Slack bot token",
        "SLACK_APP_TOKEN,'xapp-1-marked',quotes",
        "SLACK_SIGNING_SECRET,xoxb-marked,is a Slack bot token",
        "SLACK_SIGNING_SECRET,\u201cmarked\u201d,quotes",
        "SLACK_SIGNING_SECRET,mar ked,space",
        "SLACK_CLIENT_SECRET,xoxe-marked,is a Slack refresh token",
        "SLACK_CLIENT_ID,xapp-marked,is a Slack app-level token",
        "PAGERDUTY_CLIENT_SECRET,xoxb-marked,is a Slack bot token",
        "PAGERDUTY_CLIENT_SECRET,pdus+marked,is a PagerDuty token",
        "PAGERDUTY_CLIENT_ID,'cid',quotes",
        "PAGERDUTY_CLIENT_SECRET,\ufffd\ufffd\ufffdmarked\ufffd\ufffd\ufffd,curly quote",
        "PAGERDUTY_SUBDOMAIN,\"acme\",quotes",
        "PATCHBAY_DATABASE_PASSWORD,'marked',quotes",
        "PATCHBAY_PUBLIC_URL,https://user:marked@host,not an http or https address",
        "PATCHBAY_WORKSPACES,T1;Acme,is not the id of a workspace",
        "PATCHBAY_RECONCILE,mend,is not one of",
        "PATCHBAY_RECONCILE_EVERY,5s,is not a time from 1m to 24h",
        "PATCHBAY_RECONCILE_EVERY,15,is not a time",
        "PATCHBAY_SILENCE_AFTER,5s,is not a time from 1m to 24h",
        "|PATCHBAY_API_TOKEN|,|marked1,marked2|,name:token",
        "|PATCHBAY_API_TOKEN|,|a:marked1,a:marked2|,twice"
      })
  void what_cannot_be_right_stops_the_start(String name, String value, String words) {
    assertThat(problems(name, value)).anyMatch(problem -> problem.contains(words));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "SLACK_BOT_TOKEN,xoxb-1",
        "SLACK_BOT_TOKEN,xoxe.xoxb-1-2",
        "SLACK_APP_TOKEN,xapp-1-A1-2",
        "PATCHBAY_DATABASE_PASSWORD,'it ends well",
        "PATCHBAY_RECONCILE_EVERY,90s",
        "PATCHBAY_RECONCILE_EVERY,24h",
        "PATCHBAY_SILENCE_AFTER,30m",
        "PATCHBAY_RECONCILE,repair",
        "PATCHBAY_API_TOKEN,one:with:colons",
        "|PATCHBAY_API_TOKEN|,|ci:1234,cron:5678|",
        "|PATCHBAY_WORKSPACES|,|T1, E2|",
        "PATCHBAY_PUBLIC_URL,https://tools.example/patchbay"
      })
  void what_may_be_right_does_not(String name, String value) {
    assertThat(problems(name, value)).isEmpty();
  }

  @Test
  void one_secret_in_two_places_stops_the_start() {
    assertThatThrownBy(
            () ->
                Settings.forServe(
                    with(Map.of("SLACK_CLIENT_ID", "1.2", "SLACK_CLIENT_SECRET", "s3cret"))))
        .hasMessageContaining("SLACK_SIGNING_SECRET has the value of SLACK_CLIENT_SECRET");
  }

  @Test
  void what_files_and_pasting_leave_at_the_ends_is_taken_off() {
    var settings =
        Settings.forServe(
            with(
                Map.of(
                    "SLACK_BOT_TOKEN", "\ufeffxoxb-1\r",
                    "PAGERDUTY_SUBDOMAIN", "acme\u00a0\u200b ",
                    "PATCHBAY_WORKSPACES", "T1,E2\r\n")));
    assertThat(settings.slack().botToken()).contains(Secret.of("xoxb-1"));
    assertThat(settings.pagerDuty().account().subdomain()).isEqualTo("acme");
    assertThat(settings.workspaces()).containsExactly("T1", "E2");
  }

  private static Map<String, String> with(Map<String, String> more) {
    var all = new HashMap<>(LEAST);
    all.putAll(more);
    return all;
  }
}
