package dev.patchbay.wiring.file;

import dev.patchbay.wiring.plan.names.Phrases;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Values as YAML, so that every reader takes them for text, whichever version of YAML it knows. */
final class YamlText {
  private static final Pattern PLAIN =
      Pattern.compile("\\p{L}[\\p{L}\\p{M}\\p{N} _./()&+'-]*(?<! )");

  /** Words that are no text in YAML 1.1 or 1.2. */
  private static final Set<String> KEYWORDS =
      Set.of("null", "true", "false", "yes", "no", "on", "off", "y", "n");

  private YamlText() {}

  static String scalar(String text) {
    return PLAIN.matcher(text).matches() && !KEYWORDS.contains(text.toLowerCase(Locale.ROOT))
        ? text
        : quoted(text);
  }

  /** Behind a value, on its line. */
  static String comment(String text) {
    return " # " + Phrases.line(text);
  }

  private static String quoted(String text) {
    StringBuilder yaml = new StringBuilder("\"");
    text.codePoints().forEach(one -> append(yaml, one));
    return yaml.append('"').toString();
  }

  private static void append(StringBuilder yaml, int character) {
    if (character == '"' || character == '\\') {
      yaml.append('\\').appendCodePoint(character);
    } else if (isPrintable(character)) {
      yaml.appendCodePoint(character);
    } else {
      yaml.append(
          Character.isBmpCodePoint(character)
              ? "\\u%04X".formatted(character)
              : "\\U%08X".formatted(character));
    }
  }

  /** Neither invisible nor the end of a line to any reader. */
  private static boolean isPrintable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> character == ' ' || !Character.isSpaceChar(character);
    };
  }
}
