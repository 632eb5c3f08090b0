package dev.patchbay.app.settings;

import java.util.Optional;

/** Every setting of the contract, section 2, in the order in which {@code settings} prints them. */
public enum Variable {
  PATCHBAY_PORT("3000", "HTTP port; 0 = any free port"),
  PATCHBAY_PUBLIC_URL("http://localhost:PORT", "what browsers, Slack and PagerDuty reach"),
  PATCHBAY_DATABASE_URL("jdbc:h2:file:./data/patchbay", "JDBC URL; PostgreSQL for several nodes"),
  PATCHBAY_DATABASE_USER("", "database user"),
  PATCHBAY_DATABASE_PASSWORD("", "database password", true),
  PATCHBAY_KEYSET_FILE("./data/keyset.json", "encryption keys"),
  PATCHBAY_API_TOKEN(
      "",
      "bearer token of the HTTP API, or several as name:token,name:token; unset = no HTTP API",
      true),
  PATCHBAY_DELIVERY("extension", "delivery of new connections: extension or webhook"),
  PATCHBAY_WORKSPACES(
      "",
      "ids of the workspaces and orgs that can install, comma separated; unset = those that are"
          + " installed and, while there is none, the first to install"),
  PATCHBAY_RECONCILE(
      "report",
      "what the recurring check does with connections that were changed: report or repair"),
  PATCHBAY_RECONCILE_EVERY("15m", "how often it runs, 1m to 24h; first a minute after the start"),
  PATCHBAY_SILENCE_AFTER(
      "10m",
      "how long after a new incident something must show that an extension's channel got it, 1m to"
          + " 24h; after that the connection counts as unproven"),
  PATCHBAY_ACT_AS(
      "person",
      "whose permissions a click or a command uses: person = each user's own PagerDuty login;"
          + " email = without a login, the app token with their Slack email"),
  SLACK_SIGNING_SECRET(
      "", "proves that a request comes from Slack; serve needs it, unless Socket Mode is on", true),
  SLACK_CLIENT_ID("", "install by OAuth, any number of workspaces"),
  SLACK_CLIENT_SECRET("", "install by OAuth, any number of workspaces", true),
  SLACK_BOT_TOKEN("", "one workspace without OAuth", true),
  SLACK_APP_TOKEN("", "set = Socket Mode", true),
  SLACK_API_URL("https://slack.com/api/", "Slack's Web API"),
  SLACK_AUTHORIZE_URL("https://slack.com/oauth/v2/authorize", "Slack's page for installing"),
  PAGERDUTY_SUBDOMAIN("", "the PagerDuty account, as in SUBDOMAIN.pagerduty.com"),
  PAGERDUTY_REGION("us", "us or eu"),
  PAGERDUTY_CLIENT_ID("", "Scoped OAuth app"),
  PAGERDUTY_CLIENT_SECRET("", "Scoped OAuth app", true),
  PAGERDUTY_TOKEN_SOURCE(
      "client-credentials", "the app token's source: client-credentials or slack-external"),
  PAGERDUTY_EXTERNAL_TOKEN_ID("", "the token's id, for slack-external"),
  PAGERDUTY_SCOPES(
      "",
      "scopes to request for the app token and, without webhook_subscriptions.*, for people's"
          + " logins; unset = all"),
  PAGERDUTY_API_URL("https://api[.eu].pagerduty.com", "PagerDuty's REST API"),
  PAGERDUTY_IDENTITY_URL("https://identity.pagerduty.com", "authorize, token, revoke");

  private final String fallback;
  private final String meaning;
  private final boolean secret;

  Variable(String fallback, String meaning) {
    this(fallback, meaning, false);
  }

  Variable(String fallback, String meaning, boolean secret) {
    this.fallback = fallback;
    this.meaning = meaning;
    this.secret = secret;
  }

  /** As shown; where it depends on another setting, the pattern of it. */
  public Optional<String> fallback() {
    return fallback.isEmpty() ? Optional.empty() : Optional.of(fallback);
  }

  /** The fallback that is in force with the other settings as they are. */
  public Optional<String> fallback(SettingsReader read) {
    if (this == PATCHBAY_PUBLIC_URL) {
      return fallback().map(url -> url.replace("PORT", read.textOr(PATCHBAY_PORT, "3000")));
    }
    if (this == PAGERDUTY_API_URL) {
      var host = read.textOr(PAGERDUTY_REGION, "us").equals("eu") ? ".eu" : "";
      return fallback().map(url -> url.replace("[.eu]", host));
    }
    return fallback();
  }

  public String meaning() {
    return meaning;
  }

  public boolean secret() {
    return secret;
  }
}
