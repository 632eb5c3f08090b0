package dev.patchbay.incident.click;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A button's value and what is wrapped in it: URL encoding, Base64, JSON inside a JSON string. Only
 * what decodes to clean text counts, at most three layers deep. Pure.
 */
final class Unwrapped {
  private static final int DEPTH = 3;
  private static final int LONGEST = 8_000;
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{8,}={0,2}");
  private static final Pattern ESCAPED = Pattern.compile("%[0-9A-Fa-f]{2}");
  private static final Pattern UNCLEAN = Pattern.compile("[^\\P{C}\\n\\t\\r]|\\uFFFD");

  private Unwrapped() {}

  /** The text itself first, then its layers from the outside in; nothing twice. */
  static List<String> layers(String text) {
    var layers = new LinkedHashSet<String>();
    if (!text.isBlank() && text.length() <= LONGEST) {
      var outer = List.of(text.strip());
      for (int depth = 0; depth <= DEPTH && !outer.isEmpty(); depth++) {
        layers.addAll(outer);
        var inner = new ArrayList<String>();
        outer.forEach(layer -> inner.addAll(inside(layer)));
        inner.removeAll(layers);
        outer = inner;
      }
    }
    return List.copyOf(layers);
  }

  private static List<String> inside(String text) {
    var found = new ArrayList<String>();
    if (ESCAPED.matcher(text).find()) {
      percentDecoded(text).ifPresent(found::add);
    }
    if (text.contains("\\\"")) {
      found.add(text.replace("\\\"", "\"").replace("\\/", "/"));
    }
    if (text.contains("&amp;") || text.contains("&quot;")) {
      found.add(text.replace("&quot;", "\"").replace("&amp;", "&"));
    }
    if (BASE64.matcher(text).matches()) {
      base64Decoded(text).ifPresent(found::add);
    }
    return found;
  }

  private static Optional<String> percentDecoded(String text) {
    try {
      return clean(URLDecoder.decode(text, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> base64Decoded(String text) {
    try {
      var bytes = Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
      var decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return clean(decoded);
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> clean(String text) {
    return UNCLEAN.matcher(text).find() ? Optional.empty() : Optional.of(text);
  }
}
