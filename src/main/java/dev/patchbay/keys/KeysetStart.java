package dev.patchbay.keys;

import dev.patchbay.secret.Keyset;
import dev.patchbay.secret.KeysetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;

/** Reading the keyset file beside its database: keys are never made again for values that exist. */
public final class KeysetStart {
  private final EncryptedValues values;
  private final Clock clock;
  private final NodeStore store = new NodeStore();

  public KeysetStart(EncryptedValues values, Clock clock) {
    this.values = values;
    this.clock = clock;
  }

  /**
   * @param create makes a file if there is none and nothing is encrypted yet
   * @throws KeysetException if there is no file, or it cannot be used
   */
  public Keyset load(Path file, boolean create) {
    if (create && Files.notExists(file)) {
      refuseIfEncrypted(file);
    }
    return Keyset.load(file, create);
  }

  /**
   * @throws KeysetException if a new keyset could decrypt nothing of what is stored
   */
  public void refuseIfEncrypted(Path file) {
    var usage = values.count();
    if (usage.total() > 0) {
      throw new KeysetException(
          "There is no keyset file "
              + file
              + ", and the database holds "
              + usage.total()
              + " values (tokens of Slack and of people) that were encrypted with it. Put the file"
              + " back from your copy. If it's lost, so are those values: run `java -jar"
              + " patchbay.jar keys create --lost`, reinstall the app, and ask people to log in"
              + " again.");
    }
  }

  /**
   * @throws KeysetException if this database belongs to another keyset
   */
  public void check(Keyset keyset) {
    var mark = values.transactions().call(store::mark);
    if (mark.isPresent() && !mark.get().equals(keyset.mark())) {
      throw new KeysetException(KeysetMessages.FOREIGN);
    }
  }

  /** The keys of this database are lost: from now on it belongs to the file that there is. */
  public void adopt(Keyset keyset) {
    var lost = values.count().keysBeside(Set.copyOf(keyset.newestFirst()));
    values
        .transactions()
        .run(
            handle -> {
              store.forgetMark(handle);
              store.markOnce(handle, keyset.mark());
              lost.forEach(key -> store.retire(handle, key, clock.instant()));
            });
  }
}
