package dev.patchbay.secret;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes a private file that was not there, whole or not at all. Of two processes that start
 * together the first wins, and the second finds the first one's file: keys must never be replaced.
 */
final class NewFile {
  private NewFile() {}

  static void write(Path file, String content) throws IOException {
    Path draft = draft(file, content);
    try {
      publish(draft, file);
      forceFolder(file);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** A file beside {@code file}, readable only by its owner, with the content on disk. */
  static Path draft(Path file, String content) throws IOException {
    Path folder = folder(file);
    Files.createDirectories(folder);
    // Java makes temporary files with mode 0600 where there are modes.
    Path draft = Files.createTempFile(folder, ".keyset", ".new");
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
      return draft;
    } catch (IOException e) {
      Files.deleteIfExists(draft);
      throw e;
    }
  }

  /** A new name outlives a power cut only when its folder is on disk too. */
  static void forceFolder(Path file) {
    try (FileChannel folder = FileChannel.open(folder(file), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException e) {
      // Some systems do not open a folder; there the file system's own journal must do.
    }
  }

  private static void publish(Path draft, Path file) throws IOException {
    try {
      // Unlike a rename, a link does not replace what is there.
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException e) {
      // Another starter was first; its keys are the ones to use.
    } catch (UnsupportedOperationException e) {
      Files.move(draft, file);
    }
  }

  private static Path folder(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException("a file has a folder");
    }
    return folder;
  }
}
