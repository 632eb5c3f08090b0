package dev.patchbay.wiring.file;

import dev.patchbay.wiring.plan.names.Phrases;
import java.text.Normalizer;
import java.util.Locale;

/** Text and names as Terraform's language has them. */
final class HclText {
  private static final int LONGEST = 60;

  private HclText() {}

  /** A string that is only what it says: nothing in it is evaluated. */
  static String quoted(String text) {
    StringBuilder hcl = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            one -> {
              if (one == '"' || one == '\\') {
                hcl.append('\\').appendCodePoint(one);
              } else if (one < ' ' || one == 0x7f || one == 0x2028 || one == 0x2029) {
                hcl.append("\\u%04x".formatted(one));
              } else {
                hcl.appendCodePoint(one);
              }
            });
    return hcl.append('"').toString().replace("${", "$${").replace("%{", "%%{");
  }

  /** A resource's name: letters of ASCII, digits and {@code _}, a letter first. */
  static String label(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFKD)
            .toUpperCase(Locale.ROOT) // first: the capitals of a German ß are SS
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}+", "")
            .replaceAll("[^a-z0-9]+", "_")
            .replaceAll("^_+|_+$", "");
    String label = plain.matches("[a-z].*") ? plain : "wiring_" + plain;
    return label.substring(0, Math.min(label.length(), LONGEST)).replaceAll("_+$", "");
  }

  static String comment(String text) {
    return "# " + Phrases.oneLine(text);
  }
}
