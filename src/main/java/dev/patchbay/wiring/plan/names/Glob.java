package dev.patchbay.wiring.plan.names;

import dev.patchbay.wiring.NameKey;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A name in which {@code *} stands for any text, compared as people compare names. */
record Glob(Pattern pattern) {
  static Glob of(String text) {
    String key = NameKey.of(text).value();
    return new Glob(
        Pattern.compile(
            Arrays.stream(key.split("\\*+", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*")),
            Pattern.DOTALL));
  }

  boolean matchesAny(List<NameKey> names) {
    return names.stream().anyMatch(name -> pattern.matcher(name.value()).matches());
  }
}
