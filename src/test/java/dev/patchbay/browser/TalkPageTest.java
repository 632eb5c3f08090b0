package dev.patchbay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.patchbay.app.demo.SandboxPerson;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.sandbox.page.PageSettings;
import dev.patchbay.sandbox.page.SandboxPage;
import dev.patchbay.sandbox.slack.SlackSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Replies in threads, previews and shortcuts on the sandbox page, with the real Patchbay. */
final class TalkPageTest {
  @Test
  void a_responder_replies_links_and_uses_shortcuts_by_mouse_and_keyboard() {
    var webhook = Map.of("PATCHBAY_DELIVERY", "webhook");
    try (var chromium = Chromium.start();
        var world = SandboxWorld.start(SlackSettings.countingOnly(), false, 0, webhook)) {
      var ada = prepare(world);
      var incident = world.pagerDuty().trigger(SandboxWorld.CHECKOUT, "Disk is full", "high");
      ada.message(SandboxWorld.ALERTS, "Disk is full", "Acknowledge");
      var settings = new PageSettings(SandboxWorld.TEAM, SandboxWorld.ADA, world.address());
      try (var sandbox = SandboxPage.start(0, world.slack(), world.pagerDuty(), settings);
          var page = chromium.browser().newPage()) {
        page.navigate(sandbox.url().toString());
        var messages = page.locator("#messages");

        var card = message(messages, "Disk is full");
        card.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Reply")).click();
        send(page, "@Patchbay ack");
        assertThat(card).containsText("Acknowledged by");
        page.locator("#no-reply").click();

        send(page, world.pagerDuty().incident(incident).orElseThrow().url());
        assertThat(messages.locator(".attachment").last()).containsText("Disk is full");

        send(page, "Payments are slow");
        message(messages, "Payments are slow")
            .getByLabel("More actions")
            .selectOption("pd_create_incident");
        var dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Trigger incident");
        page.keyboard().press("Escape");
        assertThat(dialog).isHidden();

        page.locator("#shortcuts").selectOption("pd_connect_channel");
        assertThat(dialog).containsText("Connect a channel");
      }
    }
  }

  private static Locator message(Locator messages, String words) {
    return messages
        .locator("article.message")
        .filter(new Locator.FilterOptions().setHasText(words))
        .first();
  }

  private static void send(Page page, String text) {
    page.locator("#composer-text").fill(text);
    page.keyboard().press("Enter");
  }

  private static SandboxPerson prepare(SandboxWorld world) {
    var ada = new SandboxPerson(world, SandboxWorld.ADA, SandboxWorld.ADA_IN_PAGERDUTY);
    ada.install("mentions,previews");
    world.slack().as(SandboxWorld.ADA).command(SandboxWorld.OPS, "/pd login");
    ada.logIn(ada.logInLink());
    world.slack().as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, "/pd connect checkout");
    world.slack().as(SandboxWorld.ADA).submit(ada.view().id(), Map.of());
    ada.message(SandboxWorld.ALERTS, "connected");
    return ada;
  }
}
