package dev.patchbay.secret;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The encryption keys of one installation of Patchbay, from the keyset file. A changed file is read
 * again by {@link #refresh}, and at once when a value was encrypted with a key that is not known
 * yet. Which of its keys encrypts is decided outside: the newest need not be on every node.
 * Thread-safe.
 */
public final class Keyset {
  private final LiveKeys live;
  private final Encryptor encryptor;
  private final Fingerprint fingerprint;

  private Keyset(LiveKeys live) {
    this.live = live;
    this.encryptor = new Encryptor(live);
    this.fingerprint = new Fingerprint(live);
  }

  /**
   * Reads the file; with {@code create}, makes it first (mode 0600) if there is none. A file that
   * is readable by others is refused.
   *
   * @throws KeysetException if there is no file (and none may be made) or it is not a keyset
   */
  public static Keyset load(Path file, boolean create) {
    if (create && Files.notExists(file)) {
      KeysetReader.create(file);
    }
    return new Keyset(new LiveKeys(file));
  }

  /**
   * Adds a new primary encryption key to the file; the others stay, to decrypt what they encrypted.
   */
  public static void rotate(Path file) {
    KeysetReader.change(file, KeysetFile::rotated);
  }

  /**
   * Removes encryption keys from the file, and so from use; what they encrypted is lost. The
   * primary one stays.
   *
   * @throws KeysetException if the file cannot be written
   */
  public void remove(Set<Long> ids) {
    live.remove(ids);
  }

  public Encryptor encryptor() {
    return encryptor;
  }

  public Fingerprint fingerprint() {
    return fingerprint;
  }

  /** In the order of the file. */
  public List<KeysetKey> keys() {
    return live.now().all();
  }

  /**
   * Ids of the keys that encrypt: the primary one, then the others from the youngest to the oldest.
   */
  public List<Long> newestFirst() {
    return live.now().newestFirst();
  }

  /** The same for all copies of one file, whatever was rotated since; no secret. */
  public String mark() {
    return live.now().mark();
  }

  /** Reads the file again if it changed. A file that cannot be used leaves the keys as they are. */
  public boolean refresh() {
    return live.refresh();
  }

  /** What is wrong with the file as it stands now; the keys in use are older. */
  public Optional<String> trouble() {
    return live.trouble();
  }

  /**
   * @throws KeysetException after {@link #refuseToEncrypt}
   */
  public long encryptsWith() {
    return live.encryptsWith();
  }

  /** From now on that key encrypts; it is one of {@link #newestFirst}. */
  public void encryptWith(long id) {
    live.encryptWith(id);
  }

  /**
   * The keys are not this database's: encrypting throws {@link KeysetException} with {@code why}
   * until {@link #encryptWith}, so that nothing is added or replaced that the right keys cannot
   * decrypt.
   */
  public void refuseToEncrypt(String why) {
    live.refuse(why);
  }
}
