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

  /** Until Slack was asked, an org-wide installation knows a workspace by its domain alone. */
  String of(Interaction request) {
    var team = request.team();
    return JsonFields.first(
        installations
            .inWorkspace(team)
            .filter(found -> !found.orgWide() || !found.teamName().equals(found.enterpriseName()))
            .map(Installation::teamName)
            .orElse(""),
        request.text("team_domain"),
        request.text("team", "domain"),
        team.value());
  }
}
