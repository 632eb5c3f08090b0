package dev.patchbay.doctor;

import java.util.List;
import java.util.Set;

/** What each scope of the manifest is for, and whether anything works without it. */
final class SlackScope {
  private static final Set<String> VITAL =
      Set.of("commands", "chat:write", "chat:write.public", "channels:read", "users:read");

  private SlackScope() {}

  static List<Finding> missing(Set<String> scopes, String where, String todo) {
    return scopes.stream()
        .map(
            scope -> {
              String seen =
                  "The bot token of " + where + " is missing " + scope + ": " + without(scope);
              return VITAL.contains(scope)
                  ? Finding.fault(seen, todo)
                  : Finding.warning(seen, todo);
            })
        .toList();
  }

  private static String without(String scope) {
    return switch (scope) {
      case "commands" -> "/pd does not work.";
      case "chat:write" -> "nothing is posted, and no clicked message changes.";
      case "chat:write.public" ->
          "PagerDuty cannot post to public channels without the bot in them.";
      case "channels:read" -> "public channels are not found.";
      case "groups:read" -> "private channels are not found.";
      case "channels:join" -> "the bot does not join public channels automatically.";
      case "users:read" -> "people are shown by their IDs.";
      case "users:read.email" -> "PATCHBAY_ACT_AS=email does not work.";
      case "team:read" -> "in an org-wide installation, workspaces go by their domain.";
      default -> "what needs it does not work.";
    };
  }
}
