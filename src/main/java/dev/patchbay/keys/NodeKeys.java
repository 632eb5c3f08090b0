package dev.patchbay.keys;

import dev.patchbay.secret.Keyset;
import dev.patchbay.secret.KeysetException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of this process among those of the others. Every {@link #sync} reads a changed keyset
 * file, tells the other nodes which keys are here, chooses the one to encrypt with, and takes a key
 * that is retired out of the file. {@link #health} is as of the last one. Thread-safe.
 */
public final class NodeKeys implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(NodeKeys.class);

  /** While nothing is being rotated. */
  private static final Duration COUNTED_FOR = Duration.ofMinutes(5);

  private record Counted(KeyUsage usage, List<Long> keys, Instant until) {}

  private final Keyset keyset;
  private final EncryptedValues values;
  private final Clock clock;
  private final String id;
  private final String name;
  private final NodeStore store = new NodeStore();
  private final Retirement retirement = new Retirement();
  private @Nullable Counted counted;
  private volatile KeysetHealth health = KeysetHealth.well("");

  /**
   * @param id of this run of the process, like no other's
   * @param name of its machine, for people
   */
  public NodeKeys(Keyset keyset, EncryptedValues values, Clock clock, String id, String name) {
    this.keyset = keyset;
    this.values = values;
    this.clock = clock;
    this.id = id;
    this.name = name;
  }

  public Keyset keyset() {
    return keyset;
  }

  public KeysetHealth health() {
    return health;
  }

  /**
   * The first {@link #sync}, before anything is encrypted.
   *
   * @throws KeysetException if the file is so old a copy that this node could not encrypt
   */
  public void start() {
    sync();
    if (health.words().equals(KeysetMessages.RETIRED)) {
      close();
      throw new KeysetException(health.words());
    }
  }

  /** Called again and again, by one thread of every node. */
  public synchronized void sync() {
    keyset.refresh();
    var usage = usage();
    var now = look(usage);
    if (!now.words().isEmpty() && !now.words().equals(health.words())) {
      tell(now);
    }
    health = now;
    // Apart: a lock of two rows by nodes that wake up together would be a deadlock.
    values
        .transactions()
        .run(handle -> store.forget(handle, clock.instant().minus(Retirement.UNHEARD)));
  }

  /**
   * Counted again only where something may have changed: it reads every value that is encrypted.
   */
  private KeyUsage usage() {
    var keys = keyset.newestFirst();
    var now = clock.instant();
    var known = counted;
    boolean quiet =
        keys.size() == 1
            && health.level() == KeysetHealth.Level.WELL
            && health.words().isEmpty()
            && othersHave(keys);
    if (known != null && quiet && known.keys().equals(keys) && now.isBefore(known.until())) {
      return known.usage();
    }
    var usage = values.count();
    counted = new Counted(usage, keys, now.plus(COUNTED_FOR));
    return usage;
  }

  private boolean othersHave(List<Long> keys) {
    return values
        .transactions()
        .call(handle -> retirement.running(handle, clock.instant()))
        .stream()
        .allMatch(node -> node.keys().equals(keys));
  }

  private KeysetHealth look(KeyUsage usage) {
    return values
        .transactions()
        .call(
            handle -> {
              if (!ours(handle, usage)) {
                return unable(handle, KeysetMessages.FOREIGN);
              }
              var running = announce(handle, keyset.newestFirst());
              var choice =
                  EncryptionKeyChoice.of(
                      keyset.newestFirst(), running, store.retired(handle).keySet());
              if (choice.isEmpty()) {
                return unable(handle, KeysetMessages.RETIRED);
              }
              encryptWith(handle, choice.getAsLong());
              return health(handle, usage, running);
            });
  }

  /** Whether this database was used with our keyset before, or with none. */
  private boolean ours(Handle handle, KeyUsage usage) {
    if (store.mark(handle).isEmpty()) {
      var known = new LinkedHashSet<>(keyset.newestFirst());
      if (usage.total() > 0 && known.stream().allMatch(key -> usage.of(key) == 0)) {
        return false;
      }
      store.markOnce(handle, keyset.mark());
    }
    return store.mark(handle).filter(keyset.mark()::equals).isPresent();
  }

  private KeysetHealth unable(Handle handle, String why) {
    keyset.refuseToEncrypt(why);
    // What this node has is of no use to the others, and must not hold them up.
    store.leave(handle, id);
    return KeysetHealth.unusable(why);
  }

  private List<RunningNode> announce(Handle handle, List<Long> keys) {
    var now = clock.instant();
    store.announce(handle, new RunningNode(id, name, keys, keys.get(0)), now);
    return retirement.running(handle, now);
  }

  private void encryptWith(Handle handle, long key) {
    keyset.encryptWith(key);
    var here = new RunningNode(id, name, keyset.newestFirst(), key);
    store.announce(handle, here, clock.instant());
  }

  private KeysetHealth health(Handle handle, KeyUsage usage, List<RunningNode> running) {
    var keys = keyset.newestFirst();
    var unknown = usage.keysBeside(Set.copyOf(keys));
    unknown.remove(KeyUsage.NO_KEY);
    if (!unknown.isEmpty()) {
      boolean given = store.retired(handle).keySet().containsAll(unknown);
      boolean none = keys.stream().allMatch(key -> usage.of(key) == 0);
      return KeysetMessages.undecrypted(usage, unknown, none && !given, running);
    }
    if (keyset.trouble().isPresent()) {
      return KeysetHealth.troubled(keyset.trouble().get());
    }
    var left = KeysetMessages.mayGo(takeOut(handle, usage));
    return left.isPresent()
        ? KeysetHealth.well(left.get())
        : KeysetMessages.rotation(usage, keys, keyset.encryptsWith(), running);
  }

  /** Answers what should leave the file and cannot. */
  private Set<Long> takeOut(Handle handle, KeyUsage usage) {
    var removable = retirement.removable(handle, keyset.newestFirst(), usage, clock.instant());
    if (removable.isEmpty()) {
      return removable;
    }
    try {
      keyset.remove(removable);
      log.info(
          "Removed keys {} from the keyset file: nothing is encrypted with them. An older backup of"
              + " the database needs the copy of the file from that time.",
          removable);
      return Set.of();
    } catch (KeysetException e) {
      log.debug("Cannot remove keys from the keyset file", e);
      return removable;
    }
  }

  private static void tell(KeysetHealth health) {
    if (health.level() == KeysetHealth.Level.WELL) {
      log.info(health.words());
    } else {
      log.error(health.words());
    }
  }

  /** The others need not wait until this node is missed. */
  @Override
  public void close() {
    values.transactions().run(handle -> store.leave(handle, id));
  }
}
