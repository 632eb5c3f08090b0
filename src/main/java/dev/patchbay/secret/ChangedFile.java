package dev.patchbay.secret;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Changes a private file that is there. A crash at any moment leaves the old content or the new one
 * whole: the new one is a file of its own, on disk before it takes the name. Two who change it at
 * once, in one process or two, follow each other: the second changes what the first wrote.
 */
final class ChangedFile {
  private static final long PAUSE_NANOS = 5_000_000;
  private static final int TRIES = 2_000;

  private ChangedFile() {}

  /** The new content for the old. */
  interface Change {
    String of(String old) throws KeysetFile.Malformed;
  }

  static void change(Path file, Change change) throws IOException, KeysetFile.Malformed {
    // A link stays one: what it points to is changed.
    Path real = file.toRealPath();
    for (int tries = 0; tries < TRIES; tries++) {
      if (changed(real, change)) {
        return;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    throw new IOException("another process has held the file for too long");
  }

  /** False if someone else is at it: the lock is on the file itself, which a change replaces. */
  private static boolean changed(Path file, Change change)
      throws IOException, KeysetFile.Malformed {
    var before = identity(file);
    try (var locked = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        var lock = locked.tryLock()) {
      if (lock == null || !Objects.equals(before, identity(file))) {
        return false;
      }
      replace(file, change.of(Files.readString(file)));
      return true;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static @Nullable Object identity(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  private static void replace(Path file, String content) throws IOException {
    Path draft = NewFile.draft(file, content);
    try {
      sameOwner(file, draft);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      NewFile.forceFolder(file);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** An administrator who changes it must not take it away from the user that runs the server. */
  private static void sameOwner(Path file, Path draft) throws IOException {
    var owner = Files.getOwner(file);
    if (!owner.equals(Files.getOwner(draft))) {
      try {
        Files.setOwner(draft, owner);
      } catch (IOException e) {
        throw new AccessDeniedException(file.toString());
      }
    }
  }
}
