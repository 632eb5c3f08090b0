package dev.patchbay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.patchbay.app.demo.SandboxPerson;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.sandbox.page.PageSettings;
import dev.patchbay.sandbox.page.SandboxPage;
import dev.patchbay.sandbox.slack.SlackSettings;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each connection's delivery on the sandbox page, chosen there, with the real Patchbay. */
final class DeliveryPageTest {
  private static final String TOKEN = "a-token-of-the-page-that-nobody-guesses-42";

  @Test
  void a_connection_moves_to_cards_of_ours_and_back() {
    try (var chromium = Chromium.start();
        var world =
            SandboxWorld.start(
                SlackSettings.countingOnly(), false, 0, Map.of("PATCHBAY_API_TOKEN", TOKEN))) {
      var ada = prepare(world);
      var settings =
          new PageSettings(
              SandboxWorld.TEAM, SandboxWorld.ADA, world.address(), Optional.of(TOKEN));
      try (var sandbox = SandboxPage.start(0, world.slack(), world.pagerDuty(), settings);
          var page = chromium.browser().newPage()) {
        page.navigate(sandbox.url().toString());
        var delivery =
            page.getByRole(
                AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Delivery of Checkout API"));
        assertThat(delivery).hasValue("extension");
        delivery.selectOption("webhook");
        SandboxPerson.await(
            "a webhook subscription",
            () -> world.pagerDuty().webhooks().stored().stream().findFirst());
        awaitExtensions(world, 0);
        assertThat(delivery).hasValue("webhook");
        world.pagerDuty().trigger(SandboxWorld.CHECKOUT, "Disk is full", "high");
        ada.message(SandboxWorld.ALERTS, "Disk is full", "pd_card_acknowledge");

        delivery.selectOption("extension");
        awaitExtensions(world, 1);
        assertThat(delivery).hasValue("extension");
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
      }
    }
  }

  private static void awaitExtensions(SandboxWorld world, int count) {
    SandboxPerson.await(
        count + " extensions",
        () ->
            Optional.of(world.pagerDuty().snapshot().path("extensions"))
                .filter(all -> all.size() == count));
  }

  private static SandboxPerson prepare(SandboxWorld world) {
    var ada = new SandboxPerson(world, SandboxWorld.ADA, SandboxWorld.ADA_IN_PAGERDUTY);
    ada.install();
    world.slack().as(SandboxWorld.ADA).command(SandboxWorld.OPS, "/pd login");
    ada.logIn(ada.logInLink());
    world.slack().as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, "/pd connect checkout");
    world.slack().as(SandboxWorld.ADA).submit(ada.view().id(), Map.of());
    ada.message(SandboxWorld.ALERTS, "connected");
    return ada;
  }
}
