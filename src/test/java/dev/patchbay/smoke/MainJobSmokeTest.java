package dev.patchbay.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.support.DatabaseKind;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MainJobSmokeTest {

  @ParameterizedTest(name = "{0}, Socket Mode {1}")
  @CsvSource({"H2,false", "H2,true", "POSTGRESQL,false", "POSTGRESQL,true"})
  void install_log_in_connect_incident_acknowledge_resolve(DatabaseKind kind, boolean socketMode) {
    try (World world = World.on(kind, socketMode)) {
      var slack = world.as(SandboxWorld.ADA);
      assertThat(world.ada.install()).contains("Acme");

      assertThat(slack.command(SandboxWorld.ALERTS, "/pd connect checkout").ok()).isTrue();
      assertThat(world.ada.logIn(world.ada.logInLink()))
          .contains("Ada Lovelace")
          .contains("ada@acme.example")
          .contains("/pd logout");

      slack.click(world.ada.ephemerals("pd_continue"), "pd_continue");
      var modal = world.ada.view();
      assertThat(modal.json().toString()).contains("Checkout API").contains("checkout-alerts");
      assertThat(slack.submit(modal.id(), Map.of()).ok()).isTrue();
      world.ada.message(SandboxWorld.ALERTS, "connected", "Checkout API");

      var extension = world.sandbox().pagerDuty().account().stored().get(0);
      assertThat(extension.name()).isEqualTo("Checkout API - #checkout-alerts in Acme");
      assertThat(extension.config().path("bot_access_token_v2").asText()).startsWith("xoxb-");
      assertThat(extension.config().path("bot").path("bot_access_token").asText())
          .startsWith("xoxb-");

      var posted = world.incident("Checkout is slow");
      assertThat(slack.click(posted, "Acknowledge").ok()).isTrue();
      world.awaitStatus("acknowledged");
      var acknowledged =
          world.ada.message(SandboxWorld.ALERTS, "Checkout is slow", "Acknowledged by");
      assertThat(slack.click(acknowledged, "Resolve").ok()).isTrue();
      world.awaitStatus("resolved");
      world.ada.message(SandboxWorld.ALERTS, "Checkout is slow", "Resolved by");

      // PagerDuty posts on its own account, as fast as incidents change.
      assertThat(world.sandbox().slack().log().violations())
          .allMatch(violation -> violation.startsWith("chat.postMessage called faster"));
      assertThat(world.sandbox().pagerDuty().violations()).isEmpty();
    }
  }
}
