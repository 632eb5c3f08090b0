package dev.patchbay.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.token.ActAs;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
        .hasMessageContaining("6 settings are wrong")
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

  private static Map<String, String> with(Map<String, String> more) {
    var all = new HashMap<>(LEAST);
    all.putAll(more);
    return all;
  }
}
