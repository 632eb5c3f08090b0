package dev.patchbay.slack.wiring;

import dev.patchbay.slack.api.SlackSettings;
import dev.patchbay.workspace.Grant;
import dev.patchbay.workspace.OptionalFeature;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a workspace has not granted, what needs it, and how it is granted; pure. */
final class ScopesView {
  private ScopesView() {}

  /** One part for what all workspaces are asked for, one for what a workspace may want. */
  static List<String> of(Grant grant, Optional<URI> install) {
    var parts = new ArrayList<String>();
    Set<String> missing = grant.missing(SlackSettings.BOT_SCOPES);
    if (!missing.isEmpty()) {
      parts.add(
          ":warning: Slack granted Patchbay less than it asks for, so some of it doesn't work here."
              + " Missing: "
              + codes(missing)
              + ". Ask a workspace admin to "
              + again(install, "")
              + ".");
    }
    Set<OptionalFeature> off = grant.off();
    if (!off.isEmpty()) {
      String keys = off.stream().map(OptionalFeature::key).collect(Collectors.joining(","));
      parts.add(
          "Off in this workspace: "
              + off.stream()
                  .map(feature -> feature.words() + " (" + codes(feature.scopes()) + ")")
                  .collect(Collectors.joining("; "))
              + ". To turn them on, ask a workspace admin to "
              + again(install, "?features=" + keys)
              + ".");
    }
    return parts;
  }

  private static String again(Optional<URI> install, String query) {
    return install
        .map(page -> "<" + page + query + "|install Patchbay again>")
        .orElse("add the scopes to the Slack app (OAuth & Permissions) and reinstall it");
  }

  private static String codes(Collection<String> scopes) {
    return scopes.stream().map(scope -> "`" + scope + "`").collect(Collectors.joining(", "));
  }
}
