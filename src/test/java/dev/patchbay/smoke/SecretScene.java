package dev.patchbay.smoke;

import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.sandbox.pagerduty.Fault;
import dev.patchbay.sandbox.pagerduty.account.Switch;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** All that people and vendors do to Patchbay, well and badly. */
final class SecretScene extends SecretWorld {
  private final ForeignRequests foreign = new ForeignRequests(this);

  SecretScene(Path folder) {
    super(folder);
  }

  void play() throws Exception {
    foreign.strangers();
    install();
    logIn();
    connectAndClick();
    refusals();
    slackFails();
    foreign.unreadable();
    foreign.strangers();
    world.restart();
    click("After the restart", "Resolve", "RESOLVED");
    ends();
    lookAtThreads();
    mark();
  }

  private void install() {
    var start = world.address().resolve("/slack/install");
    var faults = world.slack().faults();
    for (var fault :
        List.of(
            dev.patchbay.sandbox.slack.Fault.nonsense(),
            dev.patchbay.sandbox.slack.Fault.error("invalid_code"),
            dev.patchbay.sandbox.slack.Fault.http(500))) {
      faults.next("oauth.v2.access", fault);
      var asked = browser.open(start);
      browser.open(world.slack().setup().approveInstall(asked.location(), SandboxWorld.ADA));
    }
    faults.clear();
    var asked = browser.open(start);
    browser.open(world.slack().setup().cancelInstall(asked.location(), SandboxWorld.ADA));
    asked = browser.open(start);
    var back = world.slack().setup().approveInstall(asked.location(), SandboxWorld.ADA);
    expect(200, browser.open(back));
    browser.open(back);
    mark();
  }

  private void logIn() {
    String leaked = "pdus+_1XBPWQQ_" + UUID.randomUUID();
    secret.add("a token in an odd answer", leaked);
    var faults = world.pagerDuty().faults();
    for (var odd :
        List.of(
            Fault.answer(200, "{\"access_token\":\"" + leaked + "\",\"token_type\":\"mac\"}"),
            Fault.answer(200, "{\"access_token\":\"" + leaked),
            Fault.answer(200, "[\"" + leaked + "\"]"),
            Fault.answer(
                400,
                "{\"error\":\"invalid_grant\",\"error_description\":\"no " + leaked + " here\"}"),
            Fault.answer(401, "{\"error\":\"invalid_client\",\"token\":\"" + leaked + "\"}"),
            Fault.http(500),
            Fault.nonsense(),
            Fault.dropped())) {
      faults.next("POST /oauth/token", odd);
      logIn(SandboxWorld.ADA, ada);
    }
    faults.next("GET /users/me", Fault.answer(401, "{\"error\":\"" + leaked + "\"}"));
    logIn(SandboxWorld.ADA, ada);
    faults.clear();
    var onwards = onwards(SandboxWorld.ADA, ada);
    browser.open(world.pagerDuty().logins().deny(onwards));
    expect(200, logIn(SandboxWorld.ADA, ada));
    mark();
  }

  private void connectAndClick() {
    as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, "/pd connect checkout");
    as(SandboxWorld.ADA).submit(ada.view().id(), Map.of());
    ada.message(SandboxWorld.ALERTS, "connected");
    for (var shape : Switch.MessageShape.values()) {
      world.pagerDuty().switches().set(shape);
      click("Shape " + shape, "Acknowledge", "ACKNOWLEDGED");
    }
    world.pagerDuty().logins().expireTokens();
    click("After the refresh", "Resolve", "RESOLVED");
    as(SandboxWorld.GRACE).click(incident("Grace was here"), "Acknowledge");
    grace.logInLink();
    lookAtThreads();
    mark();
  }

  /** Vendors who refuse, and quote in their words what they were given. */
  private void refusals() {
    var faults = world.pagerDuty().faults();
    String quoted =
        world.pagerDuty().secrets().stream()
            .filter(value -> value.startsWith("pdus+"))
            .collect(Collectors.joining(" "));
    String bot = "xoxb-2222222222222-" + UUID.randomUUID();
    secret.add("a bot token that PagerDuty quotes", bot);
    String said = "{\"error\":{\"message\":\"bad " + bot + " " + quoted + "\",\"code\":2001}}";
    for (var fault :
        List.of(
            Fault.answer(400, said),
            Fault.answer(402, said),
            Fault.answer(403, said),
            Fault.answer(403, "{\"error\":\"Token " + bot + "\"}"),
            Fault.answer(404, said),
            Fault.answer(422, "{\"errors\":{\"config\":[\"" + bot + "\"]}}"),
            new Fault.Answered(403, "text/html", "<html>" + bot + "</html>"))) {
      faults.next("PUT /incidents/{id}", fault);
      int before = ada.ephemerals().size();
      as(SandboxWorld.ADA).click(incident("Refused " + UUID.randomUUID()), "Acknowledge");
      told(before);
      faults.clear();
    }
    faults.next("PUT /incidents/{id}", Fault.answer(200, "{\"incident\":{\"id\":\"" + bot + "\""));
    click("Answered with half a word", "Acknowledge", "ACKNOWLEDGED");
    for (String operation : List.of("GET /services", "GET /services/{id}")) {
      faults.next(operation, Fault.answer(400, said));
      as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, "/pd connect PSEARCH");
      faults.clear();
    }
    faults.always("POST /extensions", Fault.answer(400, said));
    int before = ada.ephemerals().size();
    as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, "/pd connect payments");
    as(SandboxWorld.ADA).submit(ada.view().id(), Map.of());
    told(before);
    faults.clear();
    faults.next("GET /incidents/{id}", Fault.answer(401, said));
    click("After a 401", "Acknowledge", "ACKNOWLEDGED");
    mark();
  }

  private void slackFails() {
    var faults = world.slack().faults();
    for (String method :
        List.of(
            "chat.postMessage",
            "chat.update",
            "chat.postEphemeral",
            "views.open",
            "conversations.info",
            "users.info")) {
      for (var fault :
          List.of(
              dev.patchbay.sandbox.slack.Fault.nonsense(),
              dev.patchbay.sandbox.slack.Fault.http(500),
              dev.patchbay.sandbox.slack.Fault.error("missing_scope"),
              dev.patchbay.sandbox.slack.Fault.http429(1))) {
        faults.next(method, fault);
      }
    }
    for (String typed : List.of("/pd connect search", "/pd edit checkout", "/pd whoami")) {
      as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, typed);
    }
    faults.clear();
    var posted = incident("Slack is unwell");
    faults.next("chat.update", dev.patchbay.sandbox.slack.Fault.nonsense());
    as(SandboxWorld.ADA).click(posted, "Acknowledge");
    awaitStatus("Slack is unwell", "ACKNOWLEDGED");
    faults.clear();
  }

  private void ends() {
    world.pagerDuty().faults().next("POST /oauth/revoke", Fault.http(500));
    as(SandboxWorld.ADA).command(SandboxWorld.OPS, "/pd logout");
    ada.ephemerals("logged out");
    world.pagerDuty().logins().revokeAll();
    as(SandboxWorld.ADA).command(SandboxWorld.OPS, "/pd list");
    world.slack().setup().uninstall(world.appId(), SandboxWorld.TEAM);
    as(SandboxWorld.ADA).command(SandboxWorld.OPS, "/pd list");
  }

  private static void expect(int status, WatchedBrowser.Page page) {
    if (page.status() != status) {
      throw new IllegalStateException("HTTP " + page.status() + "\n" + page.body());
    }
  }
}
