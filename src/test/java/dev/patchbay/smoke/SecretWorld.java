package dev.patchbay.smoke;

import dev.patchbay.app.demo.SandboxPerson;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.sandbox.slack.SlackPerson;
import dev.patchbay.sandbox.slack.SlackSettings;
import dev.patchbay.support.Marks;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

/** Patchbay between its vendors, with every secret marked, and two people at it. */
class SecretWorld implements AutoCloseable {
  private static final Pattern KEY = Pattern.compile("\"value\": *\"([^\"]+)\"");

  /** What belongs nowhere but between Patchbay and its vendors. */
  final Marks secret = new Marks();

  /** What was given to one browser, and may stand in that browser's pages. */
  final Marks given = new Marks();

  final WatchedBrowser browser = new WatchedBrowser(given);
  final TreeSet<String> threads = new TreeSet<>();
  final String password = "password-" + UUID.randomUUID();
  final String apiToken = UUID.randomUUID().toString();
  final SandboxWorld world;
  final SandboxPerson ada;
  final SandboxPerson grace;
  private final Path keyset;

  SecretWorld(Path folder) {
    keyset = folder.resolve("keys").resolve("keyset.json");
    secret.add("the database password", password);
    secret.add("the API token", apiToken);
    world =
        SandboxWorld.start(
            SlackSettings.countingOnly(),
            false,
            0,
            Map.of(
                "PATCHBAY_DATABASE_URL",
                jdbcUrl(folder),
                "PATCHBAY_DATABASE_USER",
                "patchbay",
                "PATCHBAY_DATABASE_PASSWORD",
                password,
                "PATCHBAY_KEYSET_FILE",
                keyset.toString(),
                "PATCHBAY_API_TOKEN",
                apiToken));
    ada = new SandboxPerson(world, SandboxWorld.ADA, SandboxWorld.ADA_IN_PAGERDUTY);
    grace = new SandboxPerson(world, SandboxWorld.GRACE, SandboxWorld.GRACE_IN_PAGERDUTY);
  }

  static String jdbcUrl(Path folder) {
    return "jdbc:h2:file:" + folder.resolve("data").resolve("patchbay");
  }

  /** What Slack's people see, as JSON. */
  List<String> seenInSlack() {
    return List.of(
        world.slack().screen().messages(SandboxWorld.ALERTS).toString(),
        world.slack().screen().messages(SandboxWorld.OPS).toString(),
        ada.ephemerals().toString(),
        grace.ephemerals().toString());
  }

  URI onwards(String user, SandboxPerson person) {
    int before = person.ephemerals().size();
    as(user).command(SandboxWorld.ALERTS, "/pd login");
    SandboxPerson.await(
        "a new link", () -> Optional.of(person.ephemerals()).filter(all -> all.size() > before));
    var link = person.logInLink();
    return browser.press(link, browser.open(link)).location();
  }

  WatchedBrowser.Page logIn(String user, SandboxPerson person) {
    var back =
        world.pagerDuty().logins().approve(onwards(user, person), SandboxWorld.ADA_IN_PAGERDUTY);
    var page = browser.open(back);
    browser.open(back);
    return page;
  }

  void told(int before) {
    SandboxPerson.await(
        "words", () -> Optional.of(ada.ephemerals()).filter(all -> all.size() > before));
  }

  void click(String title, String button, String status) {
    as(SandboxWorld.ADA).click(incident(title), button);
    awaitStatus(title, status);
  }

  dev.patchbay.sandbox.slack.ShownMessage incident(String title) {
    world.pagerDuty().trigger(SandboxWorld.CHECKOUT, title, "high");
    return ada.message(SandboxWorld.ALERTS, title);
  }

  void awaitStatus(String title, String status) {
    SandboxPerson.await(
        title + " " + status,
        () ->
            world.pagerDuty().incidents().stream()
                .filter(incident -> incident.title().equals(title))
                .filter(incident -> incident.status().toString().equals(status))
                .findFirst());
  }

  SlackPerson as(String user) {
    return world.slack().as(user);
  }

  void lookAtThreads() {
    Thread.getAllStackTraces().keySet().forEach(thread -> threads.add(thread.getName()));
  }

  void mark() {
    world.slack().secrets().forEach(value -> secret.add("a secret of Slack's", value));
    world.pagerDuty().secrets().forEach(value -> secret.add("a secret of PagerDuty's", value));
    try {
      // Every key's bytes begin alike.
      KEY.matcher(Files.readString(keyset))
          .results()
          .forEach(hit -> secret.add("a key", hit.group(1).substring(6)));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    mark();
    world.close();
  }
}
