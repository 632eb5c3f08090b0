package dev.patchbay.workspace;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a workspace granted the app.
 *
 * @param workspace its name, or the org's
 * @param scopes empty where nobody told
 */
public record Grant(String workspace, Set<String> scopes) {
  /**
   * @param scopes as Slack writes them, comma separated
   */
  static Grant of(String team, String org, String scopes) {
    var granted =
        Arrays.stream(scopes.split("[\\s,]+", -1))
            .filter(scope -> !scope.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
    return new Grant(team.isBlank() ? org : team, granted);
  }

  /** What of {@code wanted} is not granted; nothing where nobody told what is. */
  public Set<String> missing(Collection<String> wanted) {
    var missing = new TreeSet<String>();
    if (!scopes.isEmpty()) {
      missing.addAll(wanted);
      missing.removeAll(scopes);
    }
    return missing;
  }

  /** Whether the bot may post to public channels that it is not in (reference/slack.md §2). */
  public boolean postsFromOutside() {
    return scopes.contains("chat:write.public");
  }

  /** Features that are missing a scope; none where nobody told. */
  public Set<OptionalFeature> off() {
    return scopes.isEmpty() ? Set.of() : OptionalFeature.off(scopes);
  }
}
