package dev.patchbay.app.settings;

import java.util.regex.Pattern;

/** What may be printed of a value that is not a secret but may hold one. */
public final class Masked {
  /** A password may hold any sign, so it ends at the last @; what is no password is a port. */
  private static final Pattern USER_INFO =
      Pattern.compile("(//[^/?#@\\s:]*:)(?!\\d+(?:[/?#,]|$))\\S*@");

  private static final Pattern PARAMETER =
      Pattern.compile("(?i)([?&;][a-z_.-]*(?:password|passwd|pwd|secret|token|key)=)[^&;]*");

  private Masked() {}

  /** With {@code set} in the place of a password. */
  public static String url(String value) {
    var shown = USER_INFO.matcher(value).replaceAll("$1set@");
    return PARAMETER.matcher(shown).replaceAll("$1set");
  }
}
