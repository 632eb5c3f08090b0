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
    Instant installedAt) {
  public Installation {
    if (team.isEmpty() && enterprise.isEmpty()) {
      throw new IllegalArgumentException("an installation names a workspace or an org");
    }
  }

  /** The same installation, now known to be of a workspace of {@code org}. */
  Installation within(String org) {
    return new Installation(
        team,
        Optional.of(org),
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
        installedAt);
  }
}
