package dev.patchbay.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.app.demo.SandboxPerson;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.pagerduty.Scopes;
import dev.patchbay.sandbox.slack.SlackSettings;
import dev.patchbay.sandbox.slack.state.ApiCall;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The app token out of Slack's hands, from a server that is not installed yet to a click. */
class SlackExternalSmokeTest {
  private static final String METHOD = "apps.auth.external.get";

  @Test
  void the_app_token_comes_once_the_app_is_installed_and_is_refreshed_by_force_after_a_401()
      throws Exception {
    var settings =
        Map.of(
            "PAGERDUTY_TOKEN_SOURCE", "slack-external",
            "PAGERDUTY_EXTERNAL_TOKEN_ID", "Et0PAGERDUTY",
            "PATCHBAY_ACT_AS", "email");
    try (var sandbox = SandboxWorld.start(SlackSettings.countingOnly(), false, 0, settings)) {
      var ada = new SandboxPerson(sandbox, SandboxWorld.ADA, SandboxWorld.ADA_IN_PAGERDUTY);
      assertThat(ready(sandbox).statusCode()).isEqualTo(503);
      assertThat(awaitReady(sandbox, "app_token", "/slack/install")).contains("not ready");

      ada.install();
      assertThat(awaitReady(sandbox, "token_not_found")).contains("PAGERDUTY_EXTERNAL_TOKEN_ID");

      Supplier<Optional<String>> next =
          () -> Optional.of(sandbox.pagerDuty().logins().appToken("sandbox-client", scopes()));
      sandbox.slack().setup().externalToken("Et0PAGERDUTY", next.get().orElseThrow(), next);
      awaitReady(sandbox, "\"status\":\"ready\"");

      // Connecting needs a login of one's own, whatever PATCHBAY_ACT_AS says; a press does not.
      sandbox.slack().as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, "/pd login");
      ada.logIn(ada.logInLink());
      sandbox.slack().as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, "/pd connect checkout");
      sandbox.slack().as(SandboxWorld.ADA).submit(ada.view().id(), Map.of());
      ada.message(SandboxWorld.ALERTS, "connected");
      sandbox.pagerDuty().logins().expireTokens();
      sandbox.pagerDuty().trigger(SandboxWorld.CHECKOUT, "Slow", "high");
      var posted = ada.message(SandboxWorld.ALERTS, "Slow");
      sandbox.slack().as(SandboxWorld.GRACE).click(posted, "Acknowledge");
      SandboxPerson.await(
          "an acknowledged incident",
          () ->
              sandbox.pagerDuty().incidents().stream()
                  .filter(one -> one.status().toString().equalsIgnoreCase("acknowledged"))
                  .findFirst());

      assertThat(sandbox.slack().log().calls(METHOD))
          .filteredOn(ApiCall::ok)
          .extracting(call -> call.args().getOrDefault("force_refresh", "no"))
          .containsExactly("no", "true");
      assertThat(sandbox.slack().log().violations()).noneMatch(one -> one.contains(METHOD));
      assertThat(sandbox.pagerDuty().violations()).isEmpty();
    }
  }

  private static String[] scopes() {
    return Scopes.needed().toArray(String[]::new);
  }

  private static String awaitReady(SandboxWorld sandbox, String... words) {
    return SandboxPerson.await(
        String.join(", ", words) + " in /readyz",
        () ->
            Optional.of(ready(sandbox).body())
                .filter(body -> java.util.List.of(words).stream().allMatch(body::contains)));
  }

  private static HttpResponse<String> ready(SandboxWorld sandbox) {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(sandbox.address().resolve("/readyz")).build(),
              HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
