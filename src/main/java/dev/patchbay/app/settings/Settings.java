package dev.patchbay.app.settings;

import dev.patchbay.core.AccountId;
import dev.patchbay.db.DatabaseSettings;
import dev.patchbay.pagerduty.PagerDutySettings;
import dev.patchbay.pagerduty.Scopes;
import dev.patchbay.secret.Secret;
import dev.patchbay.slack.api.SlackSettings;
import dev.patchbay.token.ActAs;
import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.apply.Reconcile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What {@code serve} needs to know, read once at start. Immutable.
 *
 * @param apiToken as set: one token or name:token pairs
 * @param workspaces the ids of workspaces and orgs that may install; empty = not said
 */
public record Settings(
    int port,
    URI publicUrl,
    DatabaseSettings database,
    Path keysetFile,
    Optional<Secret> apiToken,
    DeliveryKind delivery,
    ActAs actAs,
    Reconcile.Policy reconcile,
    Duration reconcileEvery,
    Duration silenceAfter,
    Set<String> workspaces,
    SlackSettings slack,
    PagerDutySettings pagerDuty,
    Set<String> scopes,
    Optional<String> externalTokenId) {

  private static final Pattern WORKSPACE = Pattern.compile("[TE][A-Z0-9]+");
  private static final Pattern EXTERNAL_TOKEN = Pattern.compile("Et[A-Za-z0-9]{4,60}");

  /**
   * Reads and checks all of them.
   *
   * @throws SettingsException listing every problem
   */
  public static Settings forServe(Map<String, String> environment) {
    var read = new SettingsReader(environment);
    int port = read.port(Variable.PATCHBAY_PORT, 3000);
    URI publicUrl = read.url(Variable.PATCHBAY_PUBLIC_URL, "http://localhost:" + port);
    String databaseUrl = DatabaseUrl.read(read);
    var delivery =
        read.oneOf(Variable.PATCHBAY_DELIVERY, "extension", Set.of("extension", "webhook"))
                .equals("webhook")
            ? DeliveryKind.WEBHOOK
            : DeliveryKind.EXTENSION;
    var actAs =
        read.oneOf(Variable.PATCHBAY_ACT_AS, "person", Set.of("person", "email")).equals("email")
            ? ActAs.EMAIL
            : ActAs.PERSON;
    var workspaces =
        read.list(
            Variable.PATCHBAY_WORKSPACES, WORKSPACE, "the id of a workspace (T…) or an org (E…)");
    var reconcile =
        read.oneOf(Variable.PATCHBAY_RECONCILE, "report", Set.of("report", "repair"))
                .equals("repair")
            ? Reconcile.Policy.REPAIR
            : Reconcile.Policy.REPORT;
    var reconcileEvery =
        read.duration(
            Variable.PATCHBAY_RECONCILE_EVERY,
            Duration.ofMinutes(15),
            Duration.ofMinutes(1),
            Duration.ofHours(24));
    var silenceAfter =
        read.duration(
            Variable.PATCHBAY_SILENCE_AFTER,
            Duration.ofMinutes(10),
            Duration.ofMinutes(1),
            Duration.ofHours(24));
    Shapes.check(read);
    checkSlack(read);
    URI slackApi = endingInSlash(read.url(Variable.SLACK_API_URL, "https://slack.com/api/"));
    URI slackAuthorize =
        read.url(Variable.SLACK_AUTHORIZE_URL, "https://slack.com/oauth/v2/authorize");
    var pagerDuty = pagerDuty(read);
    var externalTokenId = externalTokenId(read);
    read.done();
    return new Settings(
        port,
        publicUrl,
        new DatabaseSettings(
            databaseUrl,
            read.text(Variable.PATCHBAY_DATABASE_USER).orElse(null),
            read.text(Variable.PATCHBAY_DATABASE_PASSWORD).orElse(null)),
        Path.of(read.textOr(Variable.PATCHBAY_KEYSET_FILE, "./data/keyset.json")),
        read.secret(Variable.PATCHBAY_API_TOKEN),
        delivery,
        actAs,
        reconcile,
        reconcileEvery,
        silenceAfter,
        workspaces,
        slack(read, slackApi, slackAuthorize),
        pagerDuty,
        scopes(read),
        externalTokenId);
  }

  /** An address below the public one. */
  public URI page(String path) {
    String base = publicUrl.toString();
    return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
  }

  private static void checkSlack(SettingsReader read) {
    if (read.text(Variable.SLACK_SIGNING_SECRET).isEmpty()
        && read.text(Variable.SLACK_APP_TOKEN).isEmpty()) {
      read.problem(
          Variable.SLACK_SIGNING_SECRET,
          "is not set: nothing would prove that a request is Slack's (your Slack app's page, Basic"
              + " Information; or set SLACK_APP_TOKEN for Socket Mode)");
    }
    read.together(Variable.SLACK_CLIENT_ID, Variable.SLACK_CLIENT_SECRET);
  }

  private static SlackSettings slack(SettingsReader read, URI api, URI authorize) {
    return new SlackSettings(
        read.secret(Variable.SLACK_SIGNING_SECRET),
        read.text(Variable.SLACK_CLIENT_ID),
        read.secret(Variable.SLACK_CLIENT_SECRET),
        read.secret(Variable.SLACK_BOT_TOKEN),
        read.secret(Variable.SLACK_APP_TOKEN),
        api,
        authorize);
  }

  private static PagerDutySettings pagerDuty(SettingsReader read) {
    read.together(Variable.PAGERDUTY_CLIENT_ID, Variable.PAGERDUTY_CLIENT_SECRET);
    String subdomain = read.textOr(Variable.PAGERDUTY_SUBDOMAIN, "");
    if (!subdomain.matches("[A-Za-z0-9-]*")) {
      read.problem(
          Variable.PAGERDUTY_SUBDOMAIN,
          "\"" + subdomain + "\" is not a subdomain: give acme of acme.pagerduty.com");
      subdomain = "";
    }
    boolean named = !read.textOr(Variable.PAGERDUTY_SUBDOMAIN, "").isEmpty();
    if (!named && read.text(Variable.PAGERDUTY_CLIENT_ID).isPresent()) {
      read.problem(
          Variable.PAGERDUTY_SUBDOMAIN,
          "is not set, and PAGERDUTY_CLIENT_ID is useless without it");
    }
    String region = read.oneOf(Variable.PAGERDUTY_REGION, "us", Set.of("us", "eu"));
    return new PagerDutySettings(
        new AccountId(region, subdomain),
        read.url(
            Variable.PAGERDUTY_API_URL,
            region.equals("eu") ? "https://api.eu.pagerduty.com" : "https://api.pagerduty.com"),
        read.url(Variable.PAGERDUTY_IDENTITY_URL, "https://identity.pagerduty.com"),
        read.text(Variable.PAGERDUTY_CLIENT_ID),
        read.secret(Variable.PAGERDUTY_CLIENT_SECRET));
  }

  /** Present where the app token comes from Slack; with client credentials nobody reads it. */
  private static Optional<String> externalTokenId(SettingsReader read) {
    if (!read.oneOf(
            Variable.PAGERDUTY_TOKEN_SOURCE,
            "client-credentials",
            Set.of("client-credentials", "slack-external"))
        .equals("slack-external")) {
      return Optional.empty();
    }
    var id = read.text(Variable.PAGERDUTY_EXTERNAL_TOKEN_ID);
    if (id.isEmpty()) {
      read.problem(
          Variable.PAGERDUTY_EXTERNAL_TOKEN_ID,
          "is not set, and PAGERDUTY_TOKEN_SOURCE=slack-external is useless without it (slack"
              + " external-auth add shows it)");
    } else if (!EXTERNAL_TOKEN.matcher(id.get()).matches()) {
      read.problem(
          Variable.PAGERDUTY_EXTERNAL_TOKEN_ID,
          "is not the id of an external token: it begins with Et, as in Et12345ABCDE");
    }
    return id;
  }

  private static Set<String> scopes(SettingsReader read) {
    return read.text(Variable.PAGERDUTY_SCOPES)
        .<Set<String>>map(list -> new LinkedHashSet<>(Arrays.asList(list.split("[\\s,]+"))))
        .orElseGet(Scopes::wanted);
  }

  private static URI endingInSlash(URI url) {
    return url.toString().endsWith("/") ? url : URI.create(url + "/");
  }
}
