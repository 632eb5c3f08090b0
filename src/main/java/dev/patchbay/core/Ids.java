package dev.patchbay.core;

/** The one check that all vendor ids share: opaque, short, and nothing that needs escaping. */
final class Ids {
  private static final int LONGEST = 64;

  private Ids() {}

  static String checked(String value, String what) {
    if (!isOpaque(value)) {
      throw new IllegalArgumentException(what + " is not an id: letters, digits, '-' and '_' only");
    }
    return value;
  }

  /** Without a pattern: each request names several. */
  private static boolean isOpaque(String value) {
    for (int at = 0; at < value.length(); at++) {
      if (!isSign(value.charAt(at))) {
        return false;
      }
    }
    return !value.isEmpty() && value.length() <= LONGEST;
  }

  private static boolean isSign(char sign) {
    return (sign >= 'A' && sign <= 'Z')
        || (sign >= 'a' && sign <= 'z')
        || (sign >= '0' && sign <= '9')
        || sign == '_'
        || sign == '-';
  }
}
