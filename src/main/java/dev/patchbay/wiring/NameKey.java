package dev.patchbay.wiring;

import dev.patchbay.core.Typed;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A service's name as far as people tell names apart: without case, kinds of space, invisible
 * signs, the form of accents, and whether a quote or a dash is the typewriter's or the printer's.
 */
public record NameKey(String value) {
  private static final Pattern SINGLE = Pattern.compile("[\u2018\u2019\u201a\u201b\u2032`\u00b4]");
  private static final Pattern DOUBLE =
      Pattern.compile("[\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb]|''");
  private static final Pattern DASH =
      Pattern.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]|--+");
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\ufe00-\ufe0f]");

  public static NameKey of(String name) {
    var plain = Normalizer.normalize(new Typed(name).text(), Normalizer.Form.NFKC);
    plain = SINGLE.matcher(plain).replaceAll("'");
    plain = DOUBLE.matcher(plain).replaceAll("\"");
    plain = DASH.matcher(plain).replaceAll("-").replace('\u2217', '*');
    plain = UNSEEN.matcher(plain).replaceAll("");
    // Upper case first: the capitals of a German ß are SS.
    return new NameKey(plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
  }

  boolean contains(NameKey part) {
    return value.contains(part.value);
  }

  boolean startsWith(NameKey beginning) {
    return value.startsWith(beginning.value);
  }

  /** From 0 to 1, Dice's coefficient over pairs of letters: names are alike if they share many. */
  public double likeness(NameKey other) {
    var own = pairs(value);
    var others = pairs(other.value);
    var shared = own.stream().filter(others::contains).count();
    return 2.0 * shared / (own.size() + others.size());
  }

  private static Set<String> pairs(String text) {
    var padded = " " + text + " ";
    var pairs = new HashSet<String>();
    for (int i = 0; i + 2 <= padded.length(); i++) {
      pairs.add(padded.substring(i, i + 2));
    }
    return pairs;
  }
}
