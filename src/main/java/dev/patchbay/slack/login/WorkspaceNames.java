package dev.patchbay.slack.login;

import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.inbound.JsonFields;
import dev.patchbay.workspace.Installation;
import dev.patchbay.workspace.Installations;

/** What people call a workspace: as installed, else as Slack says with the request. */
final class WorkspaceNames {
  private final Installations installations;

  WorkspaceNames(Installations installations) {
    this.installations = installations;
  }

  /** An org-wide installation has the org's name, which is no workspace's. */
  String of(Interaction request) {
    var team = request.team();
    return JsonFields.first(
        installations
            .find(team)
            .filter(found -> !found.orgWide())
            .map(Installation::teamName)
            .orElse(""),
        request.text("team_domain"),
        request.text("team", "domain"),
        team.value());
  }
}
