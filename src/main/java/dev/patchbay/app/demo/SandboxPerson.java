package dev.patchbay.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.sandbox.slack.ShownMessage;
import dev.patchbay.sandbox.slack.method.ShownView;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * A person at the keyboard of the sandbox's world: installs, logs in, types, presses, and waits for
 * what should appear. Waiting ends with an exception that says what did not come.
 */
public final class SandboxPerson {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final SandboxWorld world;
  private final String slackUser;
  private final String pagerDutyUser;

  public SandboxPerson(SandboxWorld world, String slackUser, String pagerDutyUser) {
    this.world = world;
    this.slackUser = slackUser;
    this.pagerDutyUser = pagerDutyUser;
  }

  /** "Add to Slack", to the page that says it is done. */
  public String install() {
    return install("");
  }

  /**
   * @param features what the workspace wants beside the usual, as the address names it
   */
  public String install(String features) {
    return install(features, world.slack().setup()::approveInstall);
  }

  /** The same for all workspaces of the person's org. */
  public String installForOrg(String features) {
    return install(features, world.slack().setup()::approveOrgInstall);
  }

  /**
   * The same where the workspace does not grant {@code scope}, for which an older app never asked.
   */
  public String installWithout(String scope) {
    return install(
        "",
        (asked, user) -> {
          var less = asked.toString().replaceFirst(scope.replace(":", "(:|%3A)") + "(,|%2C)?", "");
          return world.slack().setup().approveInstall(URI.create(less), user);
        });
  }

  private String install(String features, BiFunction<URI, String, URI> approve) {
    var browser = new SandboxBrowser();
    var start = browser.open(world.address().resolve("/slack/install?features=" + features));
    var back = approve.apply(start.location(), slackUser);
    return ok(browser.open(back), "installing").body();
  }

  /** Follows a Log in link to the page that says who now acts for whom. */
  public String logIn(URI link) {
    var browser = new SandboxBrowser();
    var page = ok(browser.open(link), "the login page");
    var onwards = browser.press(link, page);
    var back = world.pagerDuty().logins().approve(onwards.location(), pagerDutyUser);
    return ok(browser.open(back), "logging in").body();
  }

  private static SandboxBrowser.Page ok(SandboxBrowser.Page page, String what) {
    if (page.status() != 200) {
      throw new IllegalStateException(what + ": HTTP " + page.status() + "\n" + page.body());
    }
    return page;
  }

  /** The link of the newest Log in button that only this person sees. */
  public URI logInLink() {
    return await("a Log in button", () -> newest(ephemerals()).flatMap(SandboxPerson::logInLink));
  }

  /** That of the message's Log in button, if it has one. */
  public static Optional<URI> logInLink(ShownMessage shown) {
    return button(shown.json(), "pd_login").map(found -> URI.create(found.path("url").asText()));
  }

  public List<ShownMessage> ephemerals() {
    return world.slack().screen().ephemerals(slackUser);
  }

  public List<ShownMessage> messages(String channel) {
    return world.slack().screen().messages(channel);
  }

  /** The newest message of the channel whose JSON holds all the words. */
  public ShownMessage message(String channel, String... words) {
    return await(
        "a message with " + String.join(", ", words), () -> find(messages(channel), words));
  }

  /** The newest ephemeral message whose JSON holds all the words. */
  public ShownMessage ephemerals(String... words) {
    return await("an ephemeral with " + String.join(", ", words), () -> find(ephemerals(), words));
  }

  /** The view that is open. */
  public ShownView view() {
    return await("a modal", () -> newest(world.slack().screen().views(slackUser)));
  }

  private static Optional<ShownMessage> find(List<ShownMessage> shown, String... words) {
    return newest(
        shown.stream()
            .filter(one -> List.of(words).stream().allMatch(one.json().toString()::contains))
            .toList());
  }

  private static <T> Optional<T> newest(List<T> shown) {
    return shown.isEmpty() ? Optional.empty() : Optional.of(shown.get(shown.size() - 1));
  }

  private static Optional<JsonNode> button(JsonNode message, String actionId) {
    return message.findParents("action_id").stream()
        .filter(node -> node.path("action_id").asText().startsWith(actionId))
        .findFirst();
  }

  /** Looks until it is there, at most half a minute. */
  public static <T> T await(String what, Supplier<Optional<T>> look) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      var seen = look.get();
      if (seen.isPresent()) {
        return seen.get();
      }
      java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    throw new IllegalStateException("did not come within " + PATIENCE.toSeconds() + " s: " + what);
  }
}
