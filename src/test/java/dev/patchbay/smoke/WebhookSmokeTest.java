package dev.patchbay.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.app.demo.SandboxPerson;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.support.DatabaseKind;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Delivery webhook from the command to the card, driven through the front doors only. */
final class WebhookSmokeTest {

  @ParameterizedTest
  @EnumSource
  void a_service_connected_by_webhook_shows_its_incidents_as_cards(DatabaseKind kind) {
    try (World world = connected(kind)) {
      var pagerDuty = world.sandbox().pagerDuty();
      assertThat(pagerDuty.account().stored()).isEmpty();
      var subscription = pagerDuty.webhooks().stored().get(0);
      assertThat(subscription.url())
          .isEqualTo(world.sandbox().address().resolve("/pagerduty/webhooks").toString());

      String incident = pagerDuty.trigger(SandboxWorld.CHECKOUT, "Payments are down", "high");
      world.ada.message(SandboxWorld.ALERTS, "Payments are down");
      pagerDuty.resolve(incident, SandboxWorld.ADA_IN_PAGERDUTY);
      world.ada.message(SandboxWorld.ALERTS, "Resolved");

      assertThat(pagerDuty.webhooks().results()).allMatch(result -> result.status() == 202);
      assertThat(pagerDuty.violations()).isEmpty();
    }
  }

  @Test
  void the_subscription_goes_with_the_last_connection() {
    try (World world = connected(DatabaseKind.H2)) {
      var slack = world.as(SandboxWorld.ADA);
      slack.command(SandboxWorld.ALERTS, "/pd disconnect checkout");
      slack.click(world.ada.ephemerals("pd_disconnect"), "pd_disconnect");
      SandboxPerson.await(
          "no subscription",
          () -> Optional.of(world.sandbox().pagerDuty().webhooks().stored()).filter(List::isEmpty));
    }
  }

  @Test
  void a_connection_moves_from_the_extension_to_the_webhook() {
    try (World world = World.connected()) {
      assertThat(world.sandbox().pagerDuty().account().stored()).hasSize(1);
      world.as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, "/pd edit checkout");
      world.as(SandboxWorld.ADA).submit(world.ada.view().id(), Map.of("delivery", "webhook"));
      SandboxPerson.await(
          "the move",
          () ->
              Optional.of(world.sandbox().pagerDuty())
                  .filter(account -> account.account().stored().isEmpty())
                  .filter(account -> account.webhooks().stored().size() == 1));
      world.sandbox().pagerDuty().trigger(SandboxWorld.CHECKOUT, "After the move", "high");
      world.ada.message(SandboxWorld.ALERTS, "After the move");
    }
  }

  @Test
  void what_is_not_pagerdutys_is_refused_at_the_door() throws Exception {
    try (World world = connected(DatabaseKind.H2)) {
      var url = world.sandbox().address().resolve("/pagerduty/webhooks");
      assertThat(post(url, new byte[10])).isEqualTo(400);
      assertThat(post(url, new byte[10], "X-PagerDuty-Signature", "v1=" + "0".repeat(64)))
          .isEqualTo(401);
      assertThat(post(url, new byte[2 * 1024 * 1024], "x-PAGERDUTY-signature", "v1=00"))
          .isEqualTo(413);
    }
  }

  private static World connected(DatabaseKind kind) {
    World world = World.on(kind, false, Map.of("PATCHBAY_DELIVERY", "webhook"));
    world.ada.install();
    world.logIn(world.ada, SandboxWorld.ADA);
    world.connect("checkout");
    return world;
  }

  private static int post(URI url, byte[] body, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(url).POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.discarding()).statusCode();
  }
}
