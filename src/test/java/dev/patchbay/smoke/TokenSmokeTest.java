package dev.patchbay.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.app.demo.SandboxPerson;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.pagerduty.Scopes;
import dev.patchbay.sandbox.pagerduty.Fault;
import dev.patchbay.sandbox.pagerduty.account.IncidentStatus;
import dev.patchbay.sandbox.pagerduty.account.OAuthApp;
import dev.patchbay.sandbox.pagerduty.account.Switch;
import dev.patchbay.sandbox.slack.ShownMessage;
import dev.patchbay.support.DatabaseKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The life of tokens, seen from the front doors. */
class TokenSmokeTest {
  private static final int CLICKS = 20;

  @Test
  void twenty_clicks_with_an_expired_token_make_one_refresh() {
    try (var world = World.connected()) {
      clickTwenty(world);
    }
  }

  @Test
  void twenty_clicks_on_two_nodes_make_one_refresh() throws Exception {
    try (var world = World.on(DatabaseKind.POSTGRESQL, false);
        var second = world.sandbox().anotherNode()) {
      assertThat(second).isNotNull();
      world.ada.install();
      world.logIn(world.ada, SandboxWorld.ADA);
      world.connect("checkout");
      clickTwenty(world);
    }
  }

  private static void clickTwenty(World world) {
    var pagerDuty = world.sandbox().pagerDuty();
    var messages = incidents(world);
    pagerDuty.logins().expireTokens();
    pagerDuty.clearLog();
    for (var message : messages) {
      world.as(SandboxWorld.ADA).click(message, "Acknowledge");
    }
    awaitAcknowledged(world);
    assertThat(tokenRequests(world)).as("requests to the token endpoint").isEqualTo(1);
    assertThat(pagerDuty.violations()).isEmpty();
  }

  @Test
  void a_log_in_that_died_is_asked_for_once_and_the_waiting_clicks_are_carried_out() {
    try (var world = World.connected()) {
      var messages = incidents(world);
      world.sandbox().pagerDuty().logins().revokeAll();
      int before = askings(world);
      var faults = world.sandbox().pagerDuty().faults();
      faults.always("POST /oauth/token", Fault.hang());
      for (var message : messages) {
        world.as(SandboxWorld.ADA).click(message, "Acknowledge");
      }
      // All were pressed before anyone could find out, so one question is enough.
      faults.clear();
      faults.release();
      var link =
          SandboxPerson.await(
                  "a question to log in",
                  () -> Optional.of(world.ada).filter(ada -> askings(world) > before))
              .logInLink();
      world.ada.logIn(link);
      awaitAcknowledged(world);
      assertThat(askings(world) - before).as("questions to log in").isEqualTo(1);
    }
  }

  @Test
  void status_is_healthy_and_answers_although_PagerDuty_hangs() {
    try (var world = World.connected()) {
      world.as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, "/pd status");
      world.ada.ephemerals(
          "All connections in", "PagerDuty posts here", "You're logged in to PagerDuty as");
      var faults = world.sandbox().pagerDuty().faults();
      faults.always("GET /extensions/{id}", Fault.hang());
      world.as(SandboxWorld.GRACE).command(SandboxWorld.ALERTS, "/pd status");
      world.grace.ephemerals("PagerDuty didn't respond in time", "not logged in to PagerDuty");
      faults.clear();
      faults.release();
      world.as(SandboxWorld.ADA).command(SandboxWorld.SECRET, "/pd status");
      world.ada.ephemerals("`/invite @Patchbay`");
      assertThat(world.sandbox().slack().log().violations()).isEmpty();
      assertThat(world.sandbox().pagerDuty().violations()).isEmpty();
    }
  }

  @Test
  void scopes_that_the_app_lost_are_named_everywhere_and_a_restart_finds_them_mended() {
    try (var world = World.connected()) {
      register(world, "incidents.write", "teams.read");
      world.sandbox().pagerDuty().switches().set(Switch.UnknownScope.REDUCED);
      world.sandbox().pagerDuty().logins().expireTokens();
      world.as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, "/pd status");
      world.ada.ephemerals("`incidents.write`: Incidents cannot be acknowledged", "`teams.read`");
      assertThat(readiness(world))
          .contains("\"degraded\"", "incidents.write: Incidents cannot be acknowledged");
      world.as(SandboxWorld.GRACE).command(SandboxWorld.OPS, "/pd login");
      assertThat(world.grace.logIn(world.grace.logInLink()))
          .contains("<code>incidents.write</code>", "<code>teams.read</code>")
          .doesNotContain("<code>incidents.read</code>");

      register(world, "teams.read");
      world.sandbox().restart();
      SandboxPerson.await(
          "a welcome scope that is named although all is ready",
          () ->
              Optional.of(readiness(world))
                  .filter(body -> body.contains("\"ready\"") && body.contains("teams.read")));
      register(world);
      world.sandbox().restart();
      SandboxPerson.await(
          "nothing missing",
          () ->
              Optional.of(readiness(world))
                  .filter(body -> body.contains("\"ready\"") && !body.contains("teams.read")));
    }
  }

  private static void register(World world, String... without) {
    var scopes = new HashSet<>(Scopes.wanted());
    scopes.add("openid");
    scopes.removeAll(List.of(without));
    world
        .sandbox()
        .pagerDuty()
        .account()
        .register(
            new OAuthApp(
                "sandbox-client",
                "sandbox-client-secret",
                scopes,
                Set.of(world.sandbox().address().resolve("/pagerduty/callback"))));
  }

  private static String readiness(World world) {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(world.sandbox().address().resolve("/readyz")).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<ShownMessage> incidents(World world) {
    List<ShownMessage> messages = new ArrayList<>();
    for (int i = 0; i < CLICKS; i++) {
      messages.add(world.incident("Checkout is slow, part " + i + "."));
    }
    return messages;
  }

  private static void awaitAcknowledged(World world) {
    SandboxPerson.await(
        "twenty acknowledged incidents",
        () ->
            Optional.of(world.sandbox().pagerDuty().incidents())
                .filter(
                    all ->
                        all.stream().allMatch(one -> one.status() == IncidentStatus.ACKNOWLEDGED)));
  }

  private static long tokenRequests(World world) {
    return world.sandbox().pagerDuty().requests().stream()
        .filter(request -> request.operation().equals("POST /oauth/token"))
        .count();
  }

  private static int askings(World world) {
    return (int)
        world.ada.ephemerals().stream()
            .filter(shown -> shown.json().toString().contains("\"pd_login"))
            .count();
  }
}
