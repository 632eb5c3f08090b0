package dev.patchbay.slack;

import dev.patchbay.core.TeamId;
import dev.patchbay.workspace.Installation;
import dev.patchbay.workspace.Installations;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What requests tell about installations: that the app was taken out, that its bot token was
 * revoked, and which org a workspace belongs to. May be told twice.
 */
final class InstallationEvents {
  private static final Logger LOG = LoggerFactory.getLogger(InstallationEvents.class);

  private final Installations installations;

  InstallationEvents(Installations installations) {
    this.installations = installations;
  }

  /** Taken out, or its bot token revoked. Slack leaves blank or null what does not apply. */
  void gone(String why, @Nullable String teamId, @Nullable String enterpriseId) {
    Optional<String> team = Optional.ofNullable(teamId).filter(id -> !id.isBlank());
    Optional<String> org = Optional.ofNullable(enterpriseId).filter(id -> !id.isBlank());
    // An org-wide installation may be told of with the org's own id in the workspace's place.
    Optional<String> orgInPlace = team.filter(id -> id.startsWith("E"));
    LOG.warn("Slack says {} for {} {}: the installation is forgotten", why, team, org);
    installations.remove(
        team.filter(id -> orgInPlace.isEmpty()).map(TeamId::new), org.or(() -> orgInPlace));
  }

  /** Every verified request of a Grid workspace says so; it is written only when it is news. */
  void belongs(SlackPayload payload) {
    String org = payload.enterprise();
    String team = Fields.first(payload.text("team_id"), payload.text("team", "id"));
    if (org.isBlank() || team.isBlank() || team.equals(org)) {
      return;
    }
    var id = new TeamId(team);
    boolean known =
        installations.find(id).flatMap(Installation::enterprise).filter(org::equals).isPresent();
    if (!known) {
      installations.belongs(id, org);
    }
  }
}
