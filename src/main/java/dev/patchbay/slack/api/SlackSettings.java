package dev.patchbay.slack.api;

import dev.patchbay.secret.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * How Slack is reached and trusted (contract, section 2). Without an app token there must be a
 * signing secret: requests over HTTP are never taken on trust.
 *
 * @param appToken present = Socket Mode
 * @param apiUrl ends with a slash
 */
public record SlackSettings(
    Optional<Secret> signingSecret,
    Optional<String> clientId,
    Optional<Secret> clientSecret,
    Optional<Secret> botToken,
    Optional<Secret> appToken,
    URI apiUrl,
    URI authorizeUrl) {
  /** Path of the one URL that Slack calls. */
  public static final String EVENTS_PATH = "/slack/events";

  /** What the app asks for when it is installed; the manifest says the same. */
  public static final List<String> BOT_SCOPES =
      List.of(
          "commands",
          "chat:write",
          "chat:write.public",
          "channels:read",
          "groups:read",
          "channels:join",
          "users:read",
          "users:read.email",
          "team:read");

  public SlackSettings {
    if (signingSecret.isEmpty() && appToken.isEmpty()) {
      throw new IllegalArgumentException(
          "SLACK_SIGNING_SECRET is needed, unless SLACK_APP_TOKEN turns Socket Mode on");
    }
    if (clientId.isPresent() != clientSecret.isPresent()) {
      throw new IllegalArgumentException(
          "SLACK_CLIENT_ID and SLACK_CLIENT_SECRET are set together or not at all");
    }
    if (!web(apiUrl) || !apiUrl.toString().endsWith("/")) {
      throw new IllegalArgumentException("SLACK_API_URL must be http(s) and end with a slash");
    }
    if (!web(authorizeUrl)) {
      throw new IllegalArgumentException("SLACK_AUTHORIZE_URL must be http(s)");
    }
  }

  /**
   * Whether a bare bot token is of an app with token rotation, which lives 12 hours
   * (reference/slack.md §3).
   */
  public static boolean expires(Secret botToken) {
    return botToken.reveal().startsWith("xoxe.xoxb-");
  }

  private static boolean web(URI uri) {
    return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
        && uri.getHost() != null;
  }
}
