package dev.patchbay.smoke;

import dev.patchbay.app.SandboxPerson;
import dev.patchbay.app.SandboxWorld;
import dev.patchbay.sandbox.pagerduty.Fault;
import dev.patchbay.sandbox.pagerduty.Switch;
import dev.patchbay.sandbox.slack.SlackPerson;
import dev.patchbay.sandbox.slack.SlackSettings;
import dev.patchbay.support.Marks;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * All that people, vendors and strangers do to Patchbay, well and badly, with every secret marked.
 * What is <i>secret</i> belongs nowhere but between Patchbay and its vendors; what was <i>given</i>
 * to one browser may stand in that browser's pages.
 */
final class SecretScene implements AutoCloseable {
  private static final Pattern KEY = Pattern.compile("\"value\": *\"([^\"]+)\"");
  private static final Map<String, String> FORM =
      Map.of("Content-Type", "application/x-www-form-urlencoded");

  final Marks secret = new Marks();
  final Marks given = new Marks();
  final WatchedBrowser browser = new WatchedBrowser(given);
  final TreeSet<String> threads = new TreeSet<>();
  final String password = "password-" + UUID.randomUUID();
  private final String apiToken = UUID.randomUUID().toString();
  private final Path keyset;
  private final SandboxWorld world;
  private final SandboxPerson ada;
  private final SandboxPerson grace;

  SecretScene(Path folder) {
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

  void play() throws Exception {
    strangers();
    install();
    logIn();
    connectAndClick();
    refusals();
    slackFails();
    brokenRequests();
    strangers();
    world.restart();
    click("After the restart", "Resolve", "RESOLVED");
    ends();
    lookAtThreads();
    mark();
  }

  /** What Slack's people see, as JSON. */
  List<String> seenInSlack() {
    return List.of(
        world.slack().screen().messages(SandboxWorld.ALERTS).toString(),
        world.slack().screen().messages(SandboxWorld.OPS).toString(),
        ada.ephemerals().toString(),
        grace.ephemerals().toString());
  }

  private void strangers() {
    String token = "xoxb-1111111111111-" + UUID.randomUUID();
    secret.add("a token in an address", token);
    for (String path :
        List.of(
            "/",
            "/healthz",
            "/readyz",
            "/metrics",
            "/nowhere?token=" + token,
            "/slack/install",
            "/slack/oauth_redirect?code=" + token + "&state=" + token,
            "/slack/oauth_redirect?error=access_denied&state=" + token,
            "/pagerduty/login?ticket=" + token,
            "/pagerduty/callback?code=" + token + "&state=" + token,
            "/pagerduty/callback?error=" + token,
            "/slack/events?token=" + token,
            "/%zz?token=" + token,
            "/api/v1/connections?token=" + token)) {
      URI address = URI.create(world.address() + path.replace("%zz", "%C0%80"));
      browser.open(address);
      browser.get(
          address, Map.of("Authorization", "Bearer " + token, "Cookie", "patchbay_login=" + token));
      browser.post(address, "token=" + token + "&ticket=" + token, FORM);
      browser.post(address, "{\"token\":\"" + token, Map.of("Content-Type", "application/json"));
    }
    browser.get(
        world.address().resolve("/api/v1/connections"),
        Map.of("Authorization", "Bearer " + apiToken));
    lookAtThreads();
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

  private URI onwards(String user, SandboxPerson person) {
    int before = person.ephemerals().size();
    as(user).command(SandboxWorld.ALERTS, "/pd login");
    SandboxPerson.await(
        "a new link", () -> Optional.of(person.ephemerals()).filter(all -> all.size() > before));
    var link = person.logInLink();
    return browser.press(link, browser.open(link)).location();
  }

  private WatchedBrowser.Page logIn(String user, SandboxPerson person) {
    var back =
        world.pagerDuty().logins().approve(onwards(user, person), SandboxWorld.ADA_IN_PAGERDUTY);
    var page = browser.open(back);
    browser.open(back);
    return page;
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

  private void told(int before) {
    SandboxPerson.await(
        "words", () -> Optional.of(ada.ephemerals()).filter(all -> all.size() > before));
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

  /** Signed by Slack, and yet nothing that can be read, with tokens in it. */
  private void brokenRequests() throws GeneralSecurityException {
    String token = "xoxe.xoxb-1-" + UUID.randomUUID();
    String hook = "https://hooks.slack.com/actions/T1/2/" + UUID.randomUUID();
    secret.add("a token in a broken request", token);
    secret.add("an answer address in a broken request", hook.substring(40));
    String user = "\"user\":{\"id\":\"U0ADA\",\"team_id\":\"T0ACME\"},\"team\":{\"id\":\"T0ACME\"}";
    for (String payload :
        List.of(
            "{\"type\":\"block_actions\",\"token\":\"" + token,
            "{\"type\":\"block_actions\",\"token\":\"" + token + "\",\"actions\":7}",
            "{\"type\":\"block_actions\",\"api_app_id\":\"A\","
                + user
                + ",\"token\":\""
                + token
                + "\",\"response_url\":\""
                + hook
                + "\",\"actions\":[{\"action_id\":\"x\",\"value\":\""
                + token
                + "\"}],\"channel\":{\"id\":\"C0OPS\"},\"message\":{\"text\":\""
                + token
                + "\"}}",
            "{\"type\":\"view_submission\","
                + user
                + ",\"view\":{\"private_metadata\":\""
                + token
                + "\",\"callback_id\":\"pd_connect\",\"state\":{\"values\":\""
                + token
                + "\"}}}",
            "{\"type\":\"" + token + "\"}",
            "[\"" + token + "\"]")) {
      signed("payload=" + URLEncoder.encode(payload, StandardCharsets.UTF_8), FORM);
      signed(payload, Map.of("Content-Type", "application/json"));
    }
    signed("command=%2Fpd&team_id=T0ACME&user_id=U0ADA&text=list&response_url=" + hook, FORM);
    signed("command=%2Fpd&text=" + token + "&trigger_id=" + token + "&%%%=" + token, FORM);
  }

  private void signed(String body, Map<String, String> type) throws GeneralSecurityException {
    String at = Long.toString(Instant.now().getEpochSecond());
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] key = world.credentials().signingSecret().getBytes(StandardCharsets.UTF_8);
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    byte[] hash = mac.doFinal(("v0:" + at + ":" + body).getBytes(StandardCharsets.UTF_8));
    var headers = new java.util.HashMap<>(type);
    headers.put("X-Slack-Request-Timestamp", at);
    headers.put("X-Slack-Signature", "v0=" + HexFormat.of().formatHex(hash));
    browser.post(world.address().resolve("/slack/events"), body, headers);
  }

  private void ends() {
    world.pagerDuty().faults().next("POST /oauth/revoke", Fault.http(500));
    as(SandboxWorld.ADA).command(SandboxWorld.OPS, "/pd logout");
    ada.whisper("logged out");
    world.pagerDuty().logins().revokeAll();
    as(SandboxWorld.ADA).command(SandboxWorld.OPS, "/pd list");
    world.slack().setup().uninstall(world.appId(), SandboxWorld.TEAM);
    as(SandboxWorld.ADA).command(SandboxWorld.OPS, "/pd list");
  }

  private dev.patchbay.sandbox.slack.ShownMessage incident(String title) {
    world.pagerDuty().trigger(SandboxWorld.CHECKOUT, title, "high");
    return ada.message(SandboxWorld.ALERTS, title);
  }

  private void click(String title, String button, String status) {
    as(SandboxWorld.ADA).click(incident(title), button);
    awaitStatus(title, status);
  }

  private void awaitStatus(String title, String status) {
    SandboxPerson.await(
        title + " " + status,
        () ->
            world.pagerDuty().incidents().stream()
                .filter(incident -> incident.title().equals(title))
                .filter(incident -> incident.status().toString().equals(status))
                .findFirst());
  }

  private SlackPerson as(String user) {
    return world.slack().as(user);
  }

  private static void expect(int status, WatchedBrowser.Page page) {
    if (page.status() != status) {
      throw new IllegalStateException("HTTP " + page.status() + "\n" + page.body());
    }
  }

  private void lookAtThreads() {
    Thread.getAllStackTraces().keySet().forEach(thread -> threads.add(thread.getName()));
  }

  private void mark() {
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
