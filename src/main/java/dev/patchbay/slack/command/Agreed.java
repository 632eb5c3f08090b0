package dev.patchbay.slack.command;

import dev.patchbay.core.Typed;
import java.util.regex.Pattern;

/**
 * What was typed to a command that asks first, and whether {@code --yes} agrees to it already.
 *
 * @param words without it
 */
public record Agreed(boolean yes, String words) {
  /** Editors and phones make a dash of two hyphens. */
  private static final Pattern YES = Pattern.compile("(?:^|\\s)(?:--|[\u2010-\u2015])yes\\s*$");

  public static Agreed of(String rest) {
    var typed = new Typed(rest).text();
    var yes = YES.matcher(typed);
    return yes.find()
        ? new Agreed(true, typed.substring(0, yes.start()))
        : new Agreed(false, typed);
  }
}
