package dev.patchbay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

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

/** App Home on the sandbox page, drawn by the real Patchbay, narrow and wide. */
final class HomePageTest {
  private static final String TITLE =
      "Error rate of checkout-frontend-eu-central-1 above 5 % for 10 minutes";

  @Test
  void home_is_opened_read_and_pressed_on_a_narrow_and_a_wide_window() {
    try (var chromium = Chromium.start();
        var world = SandboxWorld.start(SlackSettings.countingOnly(), false, 0, Map.of())) {
      prepare(world);
      var settings = new PageSettings(SandboxWorld.TEAM, SandboxWorld.ADA, world.address());
      try (var sandbox = SandboxPage.start(0, world.slack(), world.pagerDuty(), settings);
          var page = chromium.browser().newPage()) {
        page.setViewportSize(390, 844);
        page.navigate(sandbox.url().toString());
        button(page, "Patchbay (Home)").click();

        var home = page.locator(".home");
        assertThat(home).containsText("You're logged in to PagerDuty as Ada Lovelace");
        assertThat(home).containsText(TITLE);
        assertThat(home).containsText("Checkout API");
        assertThat(page.locator("#composer")).isHidden();
        fits(page);
        home.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Acknowledge"))
            .click();
        assertThat(home).containsText("Acknowledged · high urgency");

        page.setViewportSize(1280, 900);
        fits(page);
        button(page, "Trigger incident").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Trigger");
        page.keyboard().press("Escape");
        button(page, "Connect a channel").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Channel");
      }
    }
  }

  private static void prepare(SandboxWorld world) {
    var ada = new SandboxPerson(world, SandboxWorld.ADA, SandboxWorld.ADA_IN_PAGERDUTY);
    ada.install();
    world.slack().as(SandboxWorld.ADA).command(SandboxWorld.OPS, "/pd login");
    ada.logIn(ada.logInLink());
    world.slack().as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, "/pd connect checkout");
    world.slack().as(SandboxWorld.ADA).submit(ada.view().id(), Map.of());
    ada.message(SandboxWorld.ALERTS, "connected");
    world.pagerDuty().trigger(SandboxWorld.CHECKOUT, TITLE, "high");
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** Nothing is wider than the window. */
  private static void fits(Page page) {
    assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .isTrue();
  }
}
