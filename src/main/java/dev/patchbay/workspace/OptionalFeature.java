package dev.patchbay.workspace;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What needs more of Slack than every workspace is asked for. A workspace that wants it installs
 * the app again by an address that names it; until then all else works. Slack adds newly granted
 * scopes to those that an installation has.
 */
public enum OptionalFeature {
  MENTIONS("`@Patchbay ack` in the threads of incidents", "app_mentions:read"),
  PREVIEWS("previews of PagerDuty links", "links:read links:write"),
  GROUPS("user groups that follow who is on call", "usergroups:read usergroups:write"),
  TOPICS("channel topics that follow who is on call", "channels:manage groups:write"),
  HISTORY(
      "reading which incident a thread is about, keeping PagerDuty's messages up to date that"
          + " nobody pressed, and looking for a posted message again after a lost answer",
      "channels:history groups:history");

  private final String words;

  /** Separated by spaces. */
  private final String scopes;

  OptionalFeature(String words, String scopes) {
    this.words = words;
    this.scopes = scopes;
  }

  /** As an address names it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it is, to follow "without:". */
  public String words() {
    return words;
  }

  public List<String> scopes() {
    return List.of(scopes.split(" ", -1));
  }

  public static Optional<OptionalFeature> of(String key) {
    return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst();
  }

  /** Those that are missing a scope. */
  static Set<OptionalFeature> off(Set<String> granted) {
    var off = EnumSet.noneOf(OptionalFeature.class);
    for (OptionalFeature feature : values()) {
      if (!granted.containsAll(feature.scopes())) {
        off.add(feature);
      }
    }
    return off;
  }
}
