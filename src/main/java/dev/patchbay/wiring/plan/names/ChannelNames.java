package dev.patchbay.wiring.plan.names;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names of Slack channels: letters of any script in lower case, digits, {@code -} and {@code _}, at
 * most 80 characters.
 */
final class ChannelNames {
  private static final int LONGEST = 80;

  /** A word in capitals may be a name that someone shouts, unless it is long or has a digit. */
  private static final Pattern ID =
      Pattern.compile("[CGD](?=[A-Z]*[0-9])[A-Z0-9]{3,}|[CGD][A-Z0-9]{8,}");

  private static final Pattern NOT_ALLOWED = Pattern.compile("[^\\p{L}\\p{M}\\p{N}_-]+");
  private static final Pattern DASHES = Pattern.compile("-{2,}");
  private static final Pattern ENDS = Pattern.compile("^[-]+|[-]+$");

  private ChannelNames() {}

  /** Whether it is a conversation's id; names have no capitals. */
  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** Without the {@code #} that people write before it. */
  static String plain(String text) {
    String stripped = text.strip();
    return stripped.startsWith("#") ? stripped.substring(1) : stripped;
  }

  /** What people would call a channel for it: {@code Checkout API (EU)} is checkout-api-eu. */
  static String slug(String name) {
    String lower = Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    String apostrophes = lower.replaceAll("['’]", "");
    String dashed = NOT_ALLOWED.matcher(apostrophes).replaceAll("-");
    String single = DASHES.matcher(dashed).replaceAll("-");
    return cut(ENDS.matcher(single).replaceAll(""));
  }

  /** As long as Slack allows. */
  static String cut(String name) {
    if (name.codePointCount(0, name.length()) <= LONGEST) {
      return name;
    }
    String cut = name.substring(0, name.offsetByCodePoints(0, LONGEST));
    return ENDS.matcher(cut).replaceAll("");
  }
}
