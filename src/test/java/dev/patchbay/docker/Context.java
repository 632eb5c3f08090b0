package dev.patchbay.docker;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

/** What of the project an engine gets to see. */
final class Context {
  private Context() {}

  /** The last line of {@code .dockerignore} that matches wins, as with an engine. */
  static boolean ignored(String path) throws IOException {
    boolean ignored = false;
    for (String line : Files.readAllLines(Path.of(".dockerignore"))) {
      boolean back = line.startsWith("!");
      var pattern = FileSystems.getDefault().getPathMatcher("glob:" + line.substring(back ? 1 : 0));
      for (Path part = Path.of(path); part != null; part = part.getParent()) {
        if (pattern.matches(part)) {
          ignored = !back;
        }
      }
    }
    return ignored;
  }
}
