package dev.patchbay.workspace;

import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.secret.Secret;
import java.time.Instant;
import java.util.Optional;

/**
 * One installation of the app.
 *
 * @param team empty for an org-wide installation
 * @param enterprise the Grid org, if any
 * @param teamName the workspace's (or org's) name
 * @param url the workspace's address, {@code https://acme.slack.com/}, blank if unknown
 * @param scopes bot scopes as granted, comma separated
 * @param installer empty where a bare bot token was configured
 * @param rotation present where the app's tokens rotate
 */
public record Installation(
    Optional<TeamId> team,
    Optional<String> enterprise,
    String enterpriseName,
    String teamName,
    String url,
    boolean orgWide,
    String appId,
    String botId,
    String botUserId,
    String scopes,
    Optional<SlackUserId> installer,
    Secret botToken,
    Instant installedAt,
    Optional<Rotation> rotation) {
  public Installation {
    if (team.isEmpty() && enterprise.isEmpty()) {
      throw new IllegalArgumentException("an installation names a workspace or an org");
    }
  }

  /** One whose token does not rotate. */
  public Installation(
      Optional<TeamId> team,
      Optional<String> enterprise,
      String enterpriseName,
      String teamName,
      String url,
      boolean orgWide,
      String appId,
      String botId,
      String botUserId,
      String scopes,
      Optional<SlackUserId> installer,
      Secret botToken,
      Instant installedAt) {
    this(
        team,
        enterprise,
        enterpriseName,
        teamName,
        url,
        orgWide,
        appId,
        botId,
        botUserId,
        scopes,
        installer,
        botToken,
        installedAt,
        Optional.empty());
  }

  public Grant grant() {
    return Grant.of(teamName, enterpriseName, scopes);
  }

  /** The same installation, now known to be of a workspace of {@code org}. */
  Installation within(String org) {
    return with(Optional.of(org), scopes, botToken, rotation);
  }

  /** The same under another name; not to be stored. */
  Installation named(String name) {
    return new Installation(
        team,
        enterprise,
        enterpriseName,
        name,
        url,
        orgWide,
        appId,
        botId,
        botUserId,
        scopes,
        installer,
        botToken,
        installedAt,
        rotation);
  }

  Installation refreshed(BotTokenRefresh.Refreshed refreshed) {
    return with(
        enterprise,
        refreshed.scopes().isBlank() ? scopes : refreshed.scopes(),
        refreshed.botToken(),
        Optional.of(new Rotation(refreshed.refreshToken(), refreshed.expiresAt())));
  }

  /** The same, not refreshed; {@code why} is Slack's word for it. */
  Installation troubled(String why) {
    return with(
        enterprise,
        scopes,
        botToken,
        rotation.map(now -> new Rotation(now.refreshToken(), now.expiresAt(), why)));
  }

  private Installation with(
      Optional<String> org, String granted, Secret token, Optional<Rotation> how) {
    return new Installation(
        team,
        org,
        enterpriseName,
        teamName,
        url,
        orgWide,
        appId,
        botId,
        botUserId,
        granted,
        installer,
        token,
        installedAt,
        how);
  }
}
