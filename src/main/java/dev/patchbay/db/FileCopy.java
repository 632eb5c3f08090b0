package dev.patchbay.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A copy of an embedded database's file in a folder of its own, private to us. H2 appends to its
 * file and opens a copy that was taken in the middle of a write at the last whole state, as after a
 * crash.
 */
final class FileCopy implements AutoCloseable {
  private static final Pattern URL = Pattern.compile("jdbc:h2:(?:file:)?([~./][^;]*)(.*)");
  private static final String ENDING = ".mv.db";
  private static final long MOST_BYTES = 512L * 1024 * 1024;

  private final Path folder;
  private final String jdbcUrl;

  private FileCopy(Path folder, String jdbcUrl) {
    this.folder = folder;
    this.jdbcUrl = jdbcUrl;
  }

  /** Empty where there is no such file, or it is too large or cannot be read. */
  static Optional<FileCopy> of(String jdbcUrl) {
    Matcher url = URL.matcher(jdbcUrl);
    if (!url.matches()) {
      return Optional.empty();
    }
    String name = url.group(1).replaceFirst("^~", Matcher.quoteReplacement(home()));
    Path original = Path.of(name + ENDING);
    try {
      if (Files.notExists(original) || Files.size(original) > MOST_BYTES) {
        return Optional.empty();
      }
      Path folder = Files.createTempDirectory("patchbay-look");
      var copy = new FileCopy(folder, "jdbc:h2:file:" + folder.resolve("copy") + url.group(2));
      Path file = folder.resolve("copy" + ENDING);
      folder.toFile().deleteOnExit();
      file.toFile().deleteOnExit();
      Files.copy(original, file);
      return Optional.of(copy);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String home() {
    return System.getProperty("user.home", "");
  }

  String jdbcUrl() {
    return jdbcUrl;
  }

  @Override
  public void close() {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
