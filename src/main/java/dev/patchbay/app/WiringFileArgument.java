package dev.patchbay.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Supplier;
import picocli.CommandLine.Parameters;

/** {@code FILE} on the command line. */
final class WiringFileArgument {
  @Parameters(paramLabel = "FILE", description = "The wiring file; - reads standard input.")
  private String file = "";

  /**
   * What the server answers to this file.
   *
   * @throws CommandFailedException with all mistakes of the file, each as {@code FILE:LINE:COLUMN:
   *     message}
   */
  <T> T answered(Supplier<T> call) {
    try {
      return call.get();
    } catch (BadWiringFileException e) {
      var name = file.equals("-") ? "<stdin>" : file;
      throw new CommandFailedException(String.join("\n", e.problems(name)));
    }
  }

  /**
   * @throws CommandFailedException if it cannot be read
   */
  byte[] read(Terminal terminal) {
    try {
      return file.equals("-") ? terminal.input().readAllBytes() : Files.readAllBytes(Path.of(file));
    } catch (NoSuchFileException e) {
      throw new CommandFailedException(file + ": there is no such file.");
    } catch (IOException e) {
      throw new CommandFailedException(
          file
              + ": cannot be read ("
              + (Files.isDirectory(Path.of(file)) ? "a folder" : e.getMessage())
              + ").");
    }
  }
}
