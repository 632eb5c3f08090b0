package dev.patchbay.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.app.demo.SandboxPerson;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.sandbox.pagerduty.account.StoredExtension;
import dev.patchbay.sandbox.slack.state.Workspace;
import dev.patchbay.support.DatabaseKind;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
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

  @Test
  void an_extension_of_an_org_is_named_after_its_workspace_also_with_the_next_token() {
    try (World world = World.on(DatabaseKind.H2, false)) {
      var setup = world.sandbox().slack().setup();
      setup.enterprise("E0HOLDING", "Acme Holding");
      setup.workspace(
          new Workspace(SandboxWorld.TEAM, "Acme", "acme-hq", Optional.of("E0HOLDING")));
      world.ada.installForOrg("");
      world.logIn(world.ada, SandboxWorld.ADA);
      world.connect("checkout");

      var extension = assertNamesTheWorkspace(world);
      var token = extension.config().path("bot_access_token_v2").asText();

      world.ada.installForOrg("");
      SandboxPerson.await(
          "an extension with the next token",
          () ->
              Optional.of(extension(world))
                  .filter(now -> !now.config().toString().contains(token)));
      assertNamesTheWorkspace(world);
    }
  }

  private static StoredExtension extension(World world) {
    return world.sandbox().pagerDuty().account().stored().get(0);
  }

  private static StoredExtension assertNamesTheWorkspace(World world) {
    var extension = extension(world);
    var config = extension.config();
    assertThat(extension.name()).isEqualTo("Checkout API - #checkout-alerts in Acme");
    assertThat(config.at("/team/id").asText()).isEqualTo(SandboxWorld.TEAM);
    assertThat(config.at("/team/name").asText()).isEqualTo("Acme");
    assertThat(config.at("/team_name").asText()).isEqualTo("Acme");
    assertThat(config.at("/enterprise/name").asText()).isEqualTo("Acme Holding");
    assertThat(config.at("/is_enterprise_install").asBoolean()).isTrue();
    return extension;
  }
}
