package dev.patchbay.support;

import dev.patchbay.secret.Keyset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** New keys in a file that goes when the tests end. */
public final class TemporaryKeyset {
  private TemporaryKeyset() {}

  public static Keyset make() {
    try {
      Path folder = Files.createTempDirectory("keyset");
      folder.toFile().deleteOnExit();
      Path file = folder.resolve("keyset.json");
      file.toFile().deleteOnExit();
      return Keyset.load(file, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
