package dev.patchbay.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keyset file on disk; what is wrong with it is said in words, and never repeats it. */
final class KeysetReader {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      Set.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private KeysetReader() {}

  /** Makes one if there is none; of several who do so at once, the first one's stays. */
  static void create(Path file) {
    try {
      NewFile.write(file, KeysetFile.generate().toJson());
    } catch (IOException | UncheckedIOException e) {
      throw unusable(file, "read or made", e);
    }
  }

  /**
   * @throws KeysetException if there is none, it is open to others, or is no keyset
   */
  static <T> T read(Path file, Use<T> use) {
    if (Files.notExists(file)) {
      throw new KeysetException(
          "There is no keyset file "
              + file
              + ". Copy the one that this database was used with, or set"
              + " PATCHBAY_KEYSET_FILE. Without it no stored token can be read. For a new"
              + " database make one: `java -jar patchbay.jar keys create`.");
    }
    if (Files.isDirectory(file)) {
      throw new KeysetException(
          "The keyset file "
              + file
              + " is a folder. Set PATCHBAY_KEYSET_FILE to a file in it, such as keyset.json.");
    }
    try {
      checkPermissions(file);
      return use.of(KeysetFile.parse(Files.readString(file)));
    } catch (KeysetFile.Malformed e) {
      throw malformed(file, e);
    } catch (IOException | UncheckedIOException e) {
      throw unusable(file, "read or made", e);
    }
  }

  /** Puts another keyset in its place, whole or not at all, one change at a time. */
  static void change(Path file, Change change) {
    read(file, found -> found);
    try {
      ChangedFile.change(file, old -> change.of(KeysetFile.parse(old)).toJson());
    } catch (KeysetFile.Malformed e) {
      throw malformed(file, e);
    } catch (IOException | UncheckedIOException e) {
      throw unusable(file, "changed", e);
    }
  }

  /** What becomes of a file that was read. */
  interface Use<T> {
    T of(KeysetFile file) throws KeysetFile.Malformed;
  }

  /** What the file is to be instead. */
  interface Change {
    KeysetFile of(KeysetFile file);
  }

  private static KeysetException malformed(Path file, KeysetFile.Malformed problem) {
    return new KeysetException(
        "The keyset file "
            + file
            + " cannot be used: "
            + problem.getMessage()
            + ". Put back a copy of the file as Patchbay made it.");
  }

  private static KeysetException unusable(Path file, String what, Exception problem) {
    return new KeysetException(
        "The keyset file "
            + file
            + " cannot be "
            + what
            + " ("
            + problem.getClass().getSimpleName()
            + "). Check that its folder exists and that both belong to the user that runs"
            + " Patchbay.");
  }

  private static void checkPermissions(Path file) throws IOException {
    @Nullable PosixFileAttributeView posix =
        Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (posix != null && !closed(posix.readAttributes(), System.getProperty("user.name", ""))) {
      throw new KeysetException(
          "The keyset file "
              + file
              + " is open to other users of this machine. Run: chmod 600 "
              + file);
    }
  }

  /**
   * Nobody but the owner, as a rule. What root owns may be read by its group, for that is how an
   * orchestrator hands a secret to a process that is not root's.
   */
  static boolean closed(PosixFileAttributes file, String user) {
    var allowed = EnumSet.copyOf(OWNER_ONLY);
    boolean roots = Set.of("root", "0").contains(file.owner().getName());
    if (roots && !user.equals("root")) {
      allowed.add(PosixFilePermission.GROUP_READ);
    }
    return allowed.containsAll(file.permissions());
  }
}
