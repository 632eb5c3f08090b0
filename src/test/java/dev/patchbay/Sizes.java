package dev.patchbay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be taken in at a glance: lines of a file, files of a package. */
final class Sizes {
  private static final int USUAL = 150;
  private static final int MOST_LINES = 250;
  private static final int MOST_FILES = 35;

  private Sizes() {}

  /** Files and packages below {@code root} that ask to be cut. */
  static List<String> tooLarge(Path root) {
    Map<Path, Long> lines = lines(root);
    var found = new ArrayList<String>();
    lines.forEach(
        (file, count) -> {
          if (count > MOST_LINES) {
            found.add(root.relativize(file) + " has " + count + " lines of at most " + MOST_LINES);
          }
        });
    lines.keySet().stream()
        .collect(Collectors.groupingBy(Path::getParent, TreeMap::new, Collectors.counting()))
        .forEach(
            (folder, count) -> {
              if (count > MOST_FILES) {
                found.add(
                    root.relativize(folder) + " has " + count + " files of at most " + MOST_FILES);
              }
            });
    return found;
  }

  /** The share of files that have the usual length at most. */
  static double usual(Path root) {
    Map<Path, Long> lines = lines(root);
    return (double) lines.values().stream().filter(count -> count <= USUAL).count() / lines.size();
  }

  private static Map<Path, Long> lines(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .collect(Collectors.toMap(file -> file, Sizes::count, Math::max, TreeMap::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long count(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
