package dev.patchbay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.patchbay.sandbox.page.PageSettings;
import dev.patchbay.sandbox.page.SandboxPage;
import dev.patchbay.sandbox.pagerduty.PagerDutySimulator;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.sandbox.pagerduty.account.SimulatorSettings;
import dev.patchbay.sandbox.slack.SlackSettings;
import dev.patchbay.sandbox.slack.SlackSimulator;
import dev.patchbay.sandbox.slack.state.AppCredentials;
import dev.patchbay.sandbox.slack.state.AppDraft;
import dev.patchbay.sandbox.slack.state.ChannelDraft;
import dev.patchbay.sandbox.slack.state.Member;
import dev.patchbay.sandbox.slack.state.Workspace;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sandbox page before a real browser, both simulators and a stub of an app. */
final class SandboxPageTest {
  private static Chromium chromium;

  private final List<String> complaints = new ArrayList<>();
  private StubApp app;
  private SlackSimulator slack;
  private PagerDutySimulator pagerduty;
  private SandboxPage sandbox;
  private Page page;

  @BeforeAll
  static void launch() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void quit() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void open() throws IOException {
    app = new StubApp();
    slack = SlackSimulator.start(SlackSettings.countingOnly());
    slack.setup().workspace(new Workspace("T0ACME", "Acme", "acme"));
    slack.setup().member(Member.person("U0ADA", "T0ACME", "ada", "Ada Byron", "ada@acme.example"));
    slack.setup().channel(ChannelDraft.open("C0INC", "T0ACME", "incidents", "U0ADA"));
    AppCredentials credentials =
        slack
            .setup()
            .app(
                AppDraft.named("Patchbay", "commands", "chat:write", "incoming-webhook")
                    .withCommands("/pd")
                    .withRequestUrl(app.url()));
    String token =
        slack.setup().install(credentials.appId(), "U0ADA").path("access_token").asText();
    app.installed(slack.apiUrl(), token);
    pagerduty = PagerDutySimulator.start(SimulatorSettings.of("acme", "us"));
    pagerduty.account().addService("Checkout");
    pagerduty.account().addUser("Grace Hopper", "grace@acme.example", Role.USER);
    sandbox =
        SandboxPage.start(0, slack, pagerduty, new PageSettings("T0ACME", "U0ADA", app.url()));
    page = chromium.browser().newPage();
    page.onConsoleMessage(said -> complain(said.type(), said.text()));
    page.onPageError(complaints::add);
    page.navigate(sandbox.url().toString());
  }

  @AfterEach
  void close() {
    page.close();
    sandbox.close();
    pagerduty.close();
    slack.close();
    app.close();
    assertThat(complaints).isEmpty();
  }

  private void complain(String type, String text) {
    if (type.equals("error")) {
      complaints.add(text);
    }
  }

  private Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  @Test
  void command_typedBeforeTheFirstState_isAnsweredForThePersonAlone() {
    var held = new ArrayList<Route>();
    page.route("**/state", held::add);
    page.reload();
    page.getByLabel("Slash command").fill("/pd hello");
    page.keyboard().press("Enter");
    page.unroute("**/state");
    held.forEach(Route::resume);

    Locator message = page.locator("article.message");
    assertThat(message).containsText("Only visible to you");
    assertThat(message).containsText("Hello, @Ada Byron: all is well");
    assertThat(message.locator("strong", new Locator.LocatorOptions().setHasText("all")))
        .hasCount(1);
    assertThat(message.locator("a")).hasAttribute("href", "https://example.com");
  }

  @Test
  void command_thatNoAppHas_saysSoAndKeepsTheText() {
    page.getByLabel("Slash command").fill("/nope");
    page.keyboard().press("Enter");

    assertThat(page.locator("#trouble")).containsText("/nope is not a valid command.");
    assertThat(page.getByLabel("Slash command")).hasValue("/nope");
  }

  @Test
  void incident_triggeredAndResolvedWithTheKeyboardAlone_isShown() {
    Locator service = page.getByLabel("Service", new Page.GetByLabelOptions().setExact(true));
    assertThat(service).containsText("Checkout");
    service.focus();
    page.keyboard().press("Tab");
    page.keyboard().insertText("Carts are <b>empty</b>");
    page.keyboard().press("Enter");

    Locator incident = page.locator("article.incident");
    assertThat(incident).containsText("Carts are <b>empty</b>");
    assertThat(incident).containsText("triggered");
    incident.getByRole(AriaRole.BUTTON).first().focus();
    page.keyboard().press("Enter");
    assertThat(incident).containsText("acknowledged by Grace Hopper");
    assertThat(incident).isFocused();
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    assertThat(incident).containsText("resolved by Grace Hopper");
  }

  @Test
  void modal_filledWithTheKeyboard_showsErrorsThenClosesAndGivesTheFocusBack() {
    page.getByLabel("Slash command").fill("/pd connect");
    page.keyboard().press("Enter");

    Locator modal = page.getByRole(AriaRole.DIALOG);
    assertThat(modal.getByRole(AriaRole.HEADING)).hasText("Connect");
    modal.getByRole(AriaRole.COMBOBOX).focus();
    assertThat(modal.getByRole(AriaRole.OPTION)).hasText("Checkout");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(modal.getByRole(AriaRole.COMBOBOX)).hasValue("Checkout");
    modal.getByLabel("Triggered").check();
    page.keyboard().press("Enter");

    assertThat(modal).containsText("Choose both, please.");
    assertThat(modal.getByLabel("Triggered")).isChecked();
    modal.getByLabel("Resolved").check();
    page.keyboard().press("Enter");
    assertThat(modal).isHidden();
    assertThat(page.getByLabel("Slash command")).isFocused();
    assertThat(app.payloads("view_submission")).hasSize(2);
    assertThat(
            app.payloads("view_submission")
                .get(1)
                .at("/view/state/values/service/service/selected_option/value")
                .asText())
        .isEqualTo("PCHECK");
  }

  @Test
  void modal_escape_closesIt() {
    page.getByLabel("Slash command").fill("/pd connect");
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
    page.keyboard().press("Escape");

    assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
    assertThat(slack.screen().views("U0ADA")).isEmpty();
  }

  @Test
  void polling_leavesTypedTextAndFocusAlone() {
    Locator box = page.getByLabel("Slash command");
    box.fill("/pd half");
    String service = pagerduty.account().services().get(0).id();
    pagerduty.trigger(service, "Elsewhere", "low");

    assertThat(page.locator("article.incident")).containsText("Elsewhere");
    assertThat(box).hasValue("/pd half");
    assertThat(box).isFocused();
  }

  @Test
  void narrowScreen_hasNoSidewaysScroll() {
    for (int width : new int[] {360, 768, 1400}) {
      page.setViewportSize(width, 800);
      assertThat(button("Send")).isVisible();
      assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
          .as("at " + width)
          .isEqualTo(true);
    }
  }

  @Test
  void post_withoutTheHeader_isRefused() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(sandbox.url().resolve("do/shape"))
            .POST(HttpRequest.BodyPublishers.ofString("{\"shape\":\"BLOCKS\"}"))
            .build();
    assertThat(status(request)).isEqualTo(403);
  }

  @Test
  void foreignHost_isRefused() throws Exception {
    URI url = sandbox.url();
    try (var socket = new Socket(url.getHost(), url.getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET /state HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 421");
    }
  }

  private static int status(HttpRequest request) throws Exception {
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
