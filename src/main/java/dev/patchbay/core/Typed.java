package dev.patchbay.core;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * What someone typed or pasted, without what nobody sees: each run of spaces of any kind is one
 * plain space and none is around it, invisible signs are gone, and accents are composed.
 */
public record Typed(String text) {
  /** All that looks like a gap, and control characters. */
  private static final Pattern GAPS = Pattern.compile("[\\p{Z}\\p{Cc}\u2800\u3164\uffa0]+");

  /** A joiner between two emoji belongs to the sign that they make. */
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cf}&&[^\u200d]]|(?<![\\p{So}\\p{Sk}\ufe0f])\u200d|\u200d(?!\\p{So})");

  private static final Pattern AROUND = Pattern.compile("^[\\p{Z}\\p{C}]+|[\\p{Z}\\p{C}]+$");

  /** The first word and all behind it as it stands; either may be blank. */
  public static String[] firstWord(String text) {
    if (isPlain(text)) {
      var bare = text.strip();
      int end = bare.indexOf(' ');
      return end < 0
          ? new String[] {bare, ""}
          : new String[] {bare.substring(0, end), bare.substring(end + 1)};
    }
    var parts = GAPS.split(AROUND.matcher(text).replaceAll(""), 2);
    return new String[] {new Typed(parts[0]).text(), parts.length < 2 ? "" : parts[1]};
  }

  public Typed {
    text = isPlain(text) ? text.strip() : cleaned(text);
  }

  /** What is typed mostly is: letters of ASCII with a space between words. */
  private static boolean isPlain(String text) {
    for (int at = 0; at < text.length(); at++) {
      char sign = text.charAt(at);
      if (sign < ' ' || sign >= 0x7f) {
        return false;
      }
    }
    return !text.contains("  ");
  }

  private static String cleaned(String text) {
    var spaced = GAPS.matcher(text).replaceAll(" ");
    var visible = INVISIBLE.matcher(spaced).replaceAll("");
    return Normalizer.normalize(visible, Normalizer.Form.NFC).replaceAll(" {2,}", " ").strip();
  }
}
