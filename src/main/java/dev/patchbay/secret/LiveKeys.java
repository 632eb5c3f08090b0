package dev.patchbay.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys as the file has them now. Looking whether it changed costs one {@code stat}. A file that
 * is gone, damaged or another database's does not take away keys that are in use: the process
 * continues with those it has, says so, and looks again. Thread-safe.
 */
final class LiveKeys {
  private static final Logger log = LoggerFactory.getLogger(LiveKeys.class);

  private final Path file;
  private volatile Keys keys;
  private volatile long encryptsWith;
  private volatile @Nullable String refused;
  private volatile @Nullable String trouble;
  private @Nullable Stamp read;

  LiveKeys(Path file) {
    this.file = file;
    // The stamp first: a change between the two is then seen at the next look.
    this.read = Stamp.of(file);
    this.keys = KeysetReader.read(file, Keys::new);
    this.encryptsWith = keys.newestFirst().get(0);
  }

  Keys now() {
    return keys;
  }

  /** With the key of that id, if the file has it by now. */
  Keys knowing(long id) {
    if (!keys.has(id)) {
      refresh();
    }
    return keys;
  }

  long encryptsWith() {
    if (refused != null) {
      throw new KeysetException(refused);
    }
    return encryptsWith;
  }

  void encryptWith(long id) {
    refused = null;
    encryptsWith = id;
  }

  /** From now on nothing is encrypted, and whatever file comes is taken. */
  void refuse(String why) {
    refused = why;
  }

  Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  /** True if the file had changed and its keys are now the ones in use. */
  synchronized boolean refresh() {
    var seen = Stamp.of(file);
    if (seen != null && seen.equals(read)) {
      return false;
    }
    try {
      var found = KeysetReader.read(file, Keys::new);
      read = seen;
      return take(found);
    } catch (KeysetException e) {
      trouble(e.getMessage() + " This node continues with the keys that it has read before.");
      return false;
    }
  }

  void remove(Set<Long> ids) {
    KeysetReader.change(file, found -> found.without(ids));
    refresh();
  }

  private boolean take(Keys found) {
    boolean successor = found.mark().equals(keys.mark()) && found.has(encryptsWith);
    if (!successor && refused == null) {
      trouble(
          "The keyset file "
              + file
              + " was replaced by one that does not continue the keys in use. This node continues"
              + " with the keys that it has read before, and would fail after a restart: put the"
              + " right file back.");
      return false;
    }
    keys = found;
    trouble = null;
    if (!found.has(encryptsWith)) {
      encryptsWith = found.newestFirst().get(0);
    }
    log.info("read the changed keyset file {}: keys {}", file, found.newestFirst());
    return true;
  }

  private void trouble(String words) {
    if (!words.equals(trouble)) {
      log.error(words);
    }
    trouble = words;
  }

  /** What changes when someone writes the file or puts another in its place. */
  private record Stamp(long modified, long size, @Nullable Object identity) {
    static @Nullable Stamp of(Path file) {
      try {
        var now = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(now.lastModifiedTime().toMillis(), now.size(), now.fileKey());
      } catch (IOException e) {
        return null;
      }
    }
  }
}
