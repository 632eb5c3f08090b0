package dev.patchbay.slack.incident.trigger;

import dev.patchbay.slack.view.Mrkdwn;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code /pd trigger --form[=TS] text}: opens the form with the text, and triggers nothing before
 * someone has looked at it. What a shortcut leaves to wait for a login.
 *
 * @param threadTs of the message whose thread gets the incident; blank for none
 */
record DraftWords(String threadTs, String text) {
  private static final Pattern TYPED =
      Pattern.compile("--form(?:=([0-9]{1,20}\\.[0-9]{1,10}))?(?:\\s+(.*))?", Pattern.DOTALL);

  /** Slack takes 2,000 characters as a button's value. */
  private static final int LONGEST = 1_900;

  static Optional<DraftWords> of(String typed) {
    var found = TYPED.matcher(typed.strip());
    return found.matches()
        ? Optional.of(new DraftWords(orBlank(found.group(1)), orBlank(found.group(2))))
        : Optional.empty();
  }

  private static String orBlank(@Nullable String group) {
    return group == null ? "" : group;
  }

  /** As it would be typed after {@code /pd}. */
  String command() {
    String thread = threadTs.isBlank() ? "" : "=" + threadTs;
    return Mrkdwn.cut(("trigger --form" + thread + " " + text).strip(), LONGEST);
  }
}
