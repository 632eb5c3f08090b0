package dev.patchbay.slack.oncall;

import dev.patchbay.core.Typed;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is to follow a policy, as the first word behind {@code follow}: a user group, which Slack
 * writes as {@code <!subteam^S123|@name>} where it escapes and as {@code @name} where it does not,
 * or this channel's {@code topic}.
 *
 * @param group its id or its handle; empty: the topic
 * @param rest all behind it
 */
record FollowTarget(Optional<String> group, String rest) {
  private static final Pattern ESCAPED =
      Pattern.compile("<!subteam\\^(S[A-Z0-9]+)(?:\\|[^>]*)?>(.*)", Pattern.DOTALL);

  private static final Pattern HANDLE = Pattern.compile("[*_`]*@([^\\s*`]+)[*_`]*");

  /** Empty where it is neither. */
  static Optional<FollowTarget> of(String typed) {
    var escaped = ESCAPED.matcher(typed.strip());
    if (escaped.matches()) {
      return Optional.of(new FollowTarget(Optional.of(escaped.group(1)), escaped.group(2).strip()));
    }
    var parts = Typed.firstWord(typed);
    var handle = HANDLE.matcher(parts[0]);
    if (handle.matches()) {
      return Optional.of(
          new FollowTarget(Optional.of(handle.group(1).toLowerCase(Locale.ROOT)), parts[1]));
    }
    return parts[0].equalsIgnoreCase("topic")
        ? Optional.of(new FollowTarget(Optional.empty(), parts[1]))
        : Optional.empty();
  }

  /** Whether the group is meant. */
  boolean means(String id, String handle) {
    return group.filter(named -> named.equals(id) || named.equalsIgnoreCase(handle)).isPresent();
  }

  /** As it was typed, for words. */
  String words() {
    return group.map(named -> named.matches("S[A-Z0-9]{6,}") ? named : "@" + named).orElse("topic");
  }
}
