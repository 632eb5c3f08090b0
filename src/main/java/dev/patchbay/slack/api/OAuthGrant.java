package dev.patchbay.slack.api;

import com.slack.api.methods.response.oauth.OAuthV2AccessResponse;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.secret.Secret;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code oauth.v2.access} grants; what Slack leaves out is blank or empty.
 *
 * @param team empty for a whole org
 * @param refreshToken present where tokens rotate; used once
 * @param lifetime present with it
 */
public record OAuthGrant(
    Optional<Secret> accessToken,
    Optional<TeamId> team,
    String teamName,
    Optional<String> enterprise,
    String enterpriseName,
    boolean orgWide,
    String appId,
    String botUserId,
    String scopes,
    Optional<SlackUserId> installer,
    Optional<Secret> refreshToken,
    Optional<Duration> lifetime) {
  static OAuthGrant of(OAuthV2AccessResponse answer) {
    var team = answer.isEnterpriseInstall() ? null : answer.getTeam();
    var org = answer.getEnterprise();
    String orgName = org == null ? "" : orBlank(org.getName());
    var installer = answer.getAuthedUser();
    return new OAuthGrant(
        secret(answer.getAccessToken()),
        Optional.ofNullable(team).map(one -> new TeamId(one.getId())),
        team == null ? orgName : orBlank(team.getName()),
        Optional.ofNullable(org).map(one -> one.getId()),
        orgName,
        answer.isEnterpriseInstall(),
        orBlank(answer.getAppId()),
        orBlank(answer.getBotUserId()),
        orBlank(answer.getScope()),
        Optional.ofNullable(installer)
            .map(user -> orBlank(user.getId()))
            .filter(user -> !user.isBlank())
            .map(SlackUserId::new),
        secret(answer.getRefreshToken()),
        Optional.ofNullable(answer.getExpiresIn()).map(Duration::ofSeconds));
  }

  private static Optional<Secret> secret(@Nullable String value) {
    return orBlank(value).isBlank() ? Optional.empty() : Optional.of(Secret.of(orBlank(value)));
  }

  private static String orBlank(@Nullable String value) {
    return value == null ? "" : value;
  }
}
