package dev.patchbay.slack.workspace;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.TeamId;
import dev.patchbay.secret.Secret;
import dev.patchbay.slack.api.BotIdentity;
import dev.patchbay.slack.api.OAuthApi;
import dev.patchbay.slack.api.SlackSettings;
import dev.patchbay.workspace.Installation;
import dev.patchbay.workspace.Installations;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one workspace of {@code SLACK_BOT_TOKEN}: what OAuth would have told is asked of {@code
 * auth.test}, its {@code x-oauth-scopes} header, and {@code bots.info}. Until {@link #install} has
 * succeeded once the workspace is not there, so the caller repeats it. May run any number of times.
 */
public final class BotTokenInstallation {
  private static final Logger log = LoggerFactory.getLogger(BotTokenInstallation.class);

  private final Secret token;
  private final OAuthApi api;
  private final Installations installations;
  private final Clock clock;

  public BotTokenInstallation(
      Secret token, OAuthApi api, Installations installations, Clock clock) {
    this.token = token;
    this.api = api;
    this.installations = installations;
    this.clock = clock;
    if (SlackSettings.expires(token)) {
      log.warn(
          "SLACK_BOT_TOKEN is of an app with token rotation: it expires 12 hours after Slack gave"
              + " it, and cannot be refreshed. Install with OAuth instead (SLACK_CLIENT_ID,"
              + " SLACK_CLIENT_SECRET)");
    }
  }

  /** Asks Slack, and saves. */
  public Outcome<Installation> install() {
    return api.test(token)
        .then(bot -> api.appId(token, bot).map(appId -> installation(bot, appId)))
        .map(
            installation -> {
              installations.save(installation);
              return installation;
            });
  }

  private Installation installation(BotIdentity bot, String appId) {
    return new Installation(
        bot.orgWide() ? Optional.empty() : Optional.of(new TeamId(bot.teamId())),
        bot.enterpriseId(),
        bot.orgWide() ? bot.teamName() : "",
        bot.teamName(),
        bot.url(),
        bot.orgWide(),
        appId,
        bot.botId(),
        bot.userId(),
        bot.scopes(),
        Optional.empty(),
        token,
        clock.instant());
  }
}
