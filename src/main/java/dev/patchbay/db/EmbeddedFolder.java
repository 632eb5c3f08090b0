package dev.patchbay.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where an embedded database keeps its file, and whether it can be kept there. */
final class EmbeddedFolder {
  private static final Pattern URL = Pattern.compile("jdbc:h2:(?:file:|nio:)?([^;]+).*");

  /** H2 cannot even begin with less. */
  private static final long LEAST_BYTES = 1024 * 1024;

  private EmbeddedFolder() {}

  /** What a Patchbay admin must change before it can be opened, as a sentence and what to do. */
  static Optional<String> trouble(String jdbcUrl) {
    var url = URL.matcher(jdbcUrl);
    if (!url.matches() || url.group(1).matches("(mem|tcp|ssl|zip):.*")) {
      return Optional.empty();
    }
    var path = url.group(1).replaceFirst("^~", System.getProperty("user.home", "~"));
    var there = Path.of(path).toAbsolutePath().normalize().getParent();
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    return there == null ? Optional.empty() : trouble(there, Path.of(path + ".mv.db"));
  }

  private static Optional<String> trouble(Path folder, Path file) {
    if (!Files.isDirectory(folder)) {
      return Optional.of(folder + " is a file, not a folder. " + "Change PATCHBAY_DATABASE_URL.");
    }
    if (!Files.isWritable(folder) || (Files.exists(file) && !Files.isWritable(file))) {
      return Optional.of(
          "the user that runs Patchbay cannot write "
              + (Files.isWritable(folder) ? file : folder)
              + ". Give it to that user, or change PATCHBAY_DATABASE_URL.");
    }
    return full(folder)
        ? Optional.of("the disk of " + folder + " is full. Make room and start again.")
        : Optional.empty();
  }

  private static boolean full(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace() < LEAST_BYTES;
    } catch (IOException e) {
      return false;
    }
  }
}
