package dev.patchbay.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.app.demo.SandboxPerson;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.sandbox.pagerduty.account.StoredExtension;
import dev.patchbay.sandbox.slack.Fault;
import dev.patchbay.support.DatabaseKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A new bot token, seen from outside. */
final class NewTokenSmokeTest {

  @Test
  void after_installing_again_every_extension_posts_with_the_new_token_and_clicks_work() {
    try (World world = World.connected()) {
      connectPayments(world);
      var old = tokens(world);
      assertThat(old).hasSize(1);

      world.ada.install();
      awaitOther(world, old);
      old.forEach(token -> world.sandbox().slack().setup().kill(token, "token_revoked"));

      world.as(SandboxWorld.ADA).click(world.incident("After the new token"), "Acknowledge");
      world.awaitStatus("acknowledged");
      world.ada.message(SandboxWorld.ALERTS, "After the new token", "Acknowledged by");
      assertThat(world.sandbox().pagerDuty().violations()).isEmpty();
    }
  }

  @Test
  void a_workspace_that_may_not_install_is_left_without_the_app() {
    try (World world = World.on(DatabaseKind.H2, false, Map.of("PATCHBAY_WORKSPACES", "T0OTHER"))) {
      assertThatThrownBy(world.ada::install).hasMessageContaining("PATCHBAY_WORKSPACES");
      var setup = world.sandbox().slack().setup();
      assertThat(setup.botUser(world.sandbox().appId(), SandboxWorld.TEAM)).isEmpty();
    }
  }

  @Test
  void taken_out_of_the_workspace_it_says_so_and_comes_back_by_itself() {
    try (World world = World.connected()) {
      var old = tokens(world);
      var slack = world.sandbox().slack();
      slack.setup().uninstall(world.sandbox().appId(), SandboxWorld.TEAM);
      SandboxPerson.await("the dead connection", () -> counted(world, "not_installed", "1.0"));
      // Three posts that Slack refuses, and PagerDuty switches the extension off.
      for (int post = 0; post < 3; post++) {
        world.sandbox().pagerDuty().trigger(SandboxWorld.CHECKOUT, "Unheard " + post, "high");
      }
      SandboxPerson.await(
          "an extension that is switched off",
          () ->
              world.sandbox().pagerDuty().account().stored().stream()
                  .filter(one -> one.disabledUntil().isPresent())
                  .findFirst());

      world.ada.install();
      awaitOther(world, old);
      SandboxPerson.await("the connection that works", () -> counted(world, "working", "1.0"));

      world.incident("Heard again");
    }
  }

  @Test
  void token_that_rotates_is_refreshed_when_slack_calls_it_expired_and_pushed() {
    try (World world = World.connected(true)) {
      var old = tokens(world);
      assertThat(old).allMatch(token -> token.startsWith("xoxe.xoxb-"));
      old.forEach(token -> world.sandbox().slack().setup().kill(token, "token_expired"));

      connectPayments(world);

      awaitOther(world, old);
      world.as(SandboxWorld.ADA).click(world.incident("With the next token"), "Resolve");
      world.awaitStatus("resolved");
    }
  }

  @Test
  void token_that_slack_does_not_refresh_any_more_is_named_with_what_to_do() {
    try (World world = World.connected(true)) {
      var slack = world.sandbox().slack();
      slack.faults().always("oauth.v2.access", Fault.error("invalid_refresh_token"));
      tokens(world).forEach(token -> slack.setup().kill(token, "token_expired"));

      world.as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, "/pd connect payments");

      var ready =
          SandboxPerson.await(
              "a degraded installation",
              () ->
                  Optional.of(get(world.sandbox().address().resolve("/readyz")))
                      .filter(answer -> answer.contains("invalid_refresh_token")));
      assertThat(ready)
          .contains("\"degraded\"", "Acme", "reinstall Patchbay there, at /slack/install")
          .doesNotContain("xoxe");
    }
  }

  private static void connectPayments(World world) {
    world.as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, "/pd connect payments");
    world.as(SandboxWorld.ADA).submit(world.ada.view().id(), java.util.Map.of());
    world.ada.message(SandboxWorld.ALERTS, "connected", "Payments");
  }

  private static Set<String> tokens(World world) {
    return world.sandbox().pagerDuty().account().stored().stream()
        .map(NewTokenSmokeTest::token)
        .collect(Collectors.toSet());
  }

  private static String token(StoredExtension extension) {
    return extension.config().path("bot_access_token_v2").asText();
  }

  private static void awaitOther(World world, Set<String> old) {
    SandboxPerson.await(
        "the new token in every extension",
        () -> Optional.of(tokens(world)).filter(now -> now.stream().noneMatch(old::contains)));
  }

  private static Optional<String> counted(World world, String state, String count) {
    String line = "patchbay_connections{delivery=\"extension\",state=\"" + state + "\"} " + count;
    return Optional.of(get(world.sandbox().address().resolve("/metrics")))
        .filter(metrics -> List.of(metrics.split("\n", -1)).contains(line));
  }

  private static String get(URI url) {
    try {
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
