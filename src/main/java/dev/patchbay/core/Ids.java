package dev.patchbay.core;

import java.util.regex.Pattern;

/** The one check that all vendor ids share: opaque, short, and nothing that needs escaping. */
final class Ids {
  private static final Pattern OPAQUE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private Ids() {}

  static String checked(String value, String what) {
    if (!OPAQUE.matcher(value).matches()) {
      throw new IllegalArgumentException(what + " is not an id: letters, digits, '-' and '_' only");
    }
    return value;
  }
}
