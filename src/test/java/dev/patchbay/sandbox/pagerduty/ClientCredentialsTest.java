package dev.patchbay.sandbox.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.sandbox.pagerduty.account.Switch;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The app's own token: scopes, account and credentials (reference/pagerduty.md §1.3). */
class ClientCredentialsTest {
  private final AcmeAccount acme = new AcmeAccount();
  private final PagerDutySimulator pagerDuty = acme.pagerDuty;

  @AfterEach
  void close() {
    acme.close();
  }

  private AcmeAccount.Reply credentials(String scope) {
    return acme.form(
        "/oauth/token",
        "grant_type",
        "client_credentials",
        "client_id",
        "app1",
        "client_secret",
        "s3cret",
        "scope",
        scope);
  }

  @Test
  void app_token_has_the_scopes_asked_and_no_refresh_token() {
    var reply = credentials("as_account-us.acme  services.read\n incidents.read");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("access_token").asText()).startsWith("pdus+_0");
    assertThat(reply.json().path("scope").asText())
        .isEqualTo("as_account-us.acme services.read incidents.read");
    assertThat(reply.json().path("expires_in").asInt()).isEqualTo(86_400);
    assertThat(reply.json().has("refresh_token")).isFalse();
    assertThat(acme.get(reply.json().path("access_token").asText(), "/services").status())
        .isEqualTo(200);
  }

  @Test
  void wrong_account_region_or_scope_is_invalid_scope() {
    for (String scope :
        new String[] {
          "services.read",
          "as_account-eu.acme services.read",
          "as_account-us.other services.read",
          "as_account-us.acme services.read webhook_subscriptions.write"
        }) {
      var reply = credentials(scope);
      assertThat(reply.status()).as(scope).isEqualTo(400);
      assertThat(reply.json().path("error").asText()).isEqualTo("invalid_request");
      assertThat(reply.json().path("error_description").asText()).isEqualTo("Invalid scope");
    }
    pagerDuty.switches().set(Switch.UnknownScope.REDUCED);
    assertThat(credentials("as_account-us.acme services.read x.read").json().path("scope").asText())
        .isEqualTo("as_account-us.acme services.read");
  }

  @Test
  void credentials_in_a_header_are_refused() {
    var reply =
        acme.form(
            "/oauth/token",
            Map.of("Authorization", "Basic YXBwMTpzM2NyZXQ="),
            "grant_type",
            "client_credentials",
            "scope",
            "as_account-us.acme services.read");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(pagerDuty.violations()).hasSize(1);
  }

  @Test
  void a_wrong_client_secret_is_401() {
    var reply =
        acme.form(
            "/oauth/token",
            "grant_type",
            "client_credentials",
            "client_id",
            "app1",
            "client_secret",
            "wrong",
            "scope",
            "as_account-us.acme services.read");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.json().path("error").asText()).isEqualTo("invalid_client");
  }
}
