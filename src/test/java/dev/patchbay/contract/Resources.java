package dev.patchbay.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Reads the contracts in the test resources. */
public final class Resources {
  private Resources() {}

  /** The text of a file below {@code contracts}. */
  public static String text(String name) {
    try (InputStream file = Resources.class.getResourceAsStream("/contracts/" + name)) {
      byte[] bytes = Objects.requireNonNull(file, name).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<List<String>> rows(String name) {
    return text(name).lines().skip(1).map(line -> List.of(line.split("\t", -1))).toList();
  }

  static List<String> words(String cell) {
    return Arrays.stream(cell.split(" ", -1)).filter(word -> !word.isEmpty()).toList();
  }
}
