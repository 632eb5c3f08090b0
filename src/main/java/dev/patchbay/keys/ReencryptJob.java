package dev.patchbay.keys;

import dev.patchbay.secret.EncryptedColumn;
import dev.patchbay.secret.Keyset;
import dev.patchbay.secret.KeysetException;
import dev.patchbay.secret.Secret;
import dev.patchbay.secret.UnreadableSecretException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Encrypts what older keys encrypted with the key that this node encrypts with now, then retires
 * those that nothing needs. A value changes only while it is still the one that was read, so a
 * token that is refreshed at the same moment stays; each is a transaction of its own, so a kill
 * loses nothing and the next run, on any node, continues. Never towards an older key: two nodes
 * that do not agree yet do not work against each other.
 */
public final class ReencryptJob {
  private static final Logger log = LoggerFactory.getLogger(ReencryptJob.class);
  private static final int PAGE = 100;
  private static final int ONE_RUN = 5_000;

  private final Keyset keyset;
  private final EncryptedValues values;
  private final Clock clock;
  private final EncryptedValueStore store = new EncryptedValueStore();
  private final Retirement retirement = new Retirement();
  private final Set<String> undecrypted = ConcurrentHashMap.newKeySet();

  public ReencryptJob(NodeKeys node, EncryptedValues values, Clock clock) {
    this.keyset = node.keyset();
    this.values = values;
    this.clock = clock;
  }

  /** May run at any time, on any node, any number of times; what is left is for the next run. */
  public void run() {
    try {
      some(ONE_RUN);
    } catch (KeysetException e) {
      log.debug("Nothing is encrypted again: {}", e.getMessage());
    }
  }

  /** At most so many values; answers how many are encrypted again. */
  int some(int atMost) {
    var newestFirst = keyset.newestFirst();
    int to = newestFirst.indexOf(keyset.encryptsWith());
    var older = newestFirst.subList(to + 1, newestFirst.size());
    if (older.isEmpty()) {
      return 0;
    }
    int done = 0;
    for (var column : values.columns()) {
      done += column(column, older, atMost - done);
    }
    if (done > 0) {
      log.info("Encrypted {} stored values with key {}", done, keyset.encryptsWith());
    }
    if (to == 0 && done < atMost) {
      retire(newestFirst);
    }
    return done;
  }

  private void retire(List<Long> newestFirst) {
    var usage = values.count();
    values
        .transactions()
        .run(handle -> retirement.retire(handle, newestFirst, usage, clock.instant()));
  }

  private int column(EncryptedColumn column, List<Long> older, int atMost) {
    List<Object> after = List.of();
    int done = 0;
    while (done < atMost) {
      var page = page(column, older, after, Math.min(PAGE, atMost - done));
      for (var found : page) {
        done += reencrypt(column, found) ? 1 : 0;
      }
      if (page.isEmpty()) {
        return done;
      }
      after = page.get(page.size() - 1).row();
    }
    return done;
  }

  private List<EncryptedValueStore.Found> page(
      EncryptedColumn column, List<Long> older, List<Object> after, int limit) {
    return values
        .transactions()
        .call(
            handle ->
                store.existing(handle, List.of(column)).isEmpty()
                    ? List.of()
                    : store.encryptedWith(handle, column, older, after, limit));
  }

  private boolean reencrypt(EncryptedColumn column, EncryptedValueStore.Found found) {
    var place = column.place(found.row().toArray());
    try {
      Secret clear = keyset.encryptor().decrypt(found.encrypted(), place);
      var encrypted = keyset.encryptor().encrypt(clear, place);
      return values.transactions().call(handle -> store.replace(handle, column, found, encrypted));
    } catch (UnreadableSecretException e) {
      // Its key stays for its sake; said once, not in every run.
      if (undecrypted.add(found.encrypted())) {
        log.error("Cannot encrypt a value again: {}", e.getMessage());
      }
      return false;
    }
  }
}
