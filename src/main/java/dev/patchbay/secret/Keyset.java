package dev.patchbay.secret;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.mac.MacConfig2026;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The encryption keys of one installation of Patchbay, from the keyset file. Thread-safe. */
public final class Keyset {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      Set.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private final SealedBox box;
  private final Fingerprint fingerprint;

  private Keyset(SealedBox box, Fingerprint fingerprint) {
    this.box = box;
    this.fingerprint = fingerprint;
  }

  /**
   * Reads the file; with {@code create}, makes it first (mode 0600) if there is none. A file that
   * is readable by others is refused.
   *
   * @throws KeysetException if there is no file (and none may be made) or it is not a keyset
   */
  public static Keyset load(Path file, boolean create) {
    try {
      if (create && Files.notExists(file)) {
        NewFile.write(file, KeysetFile.generate().toJson());
      }
      if (Files.notExists(file)) {
        throw new KeysetException(
            "There is no keyset file "
                + file
                + ". Copy the one that this database was used with, or set"
                + " PATCHBAY_KEYSET_FILE. Without it no stored token can be read.");
      }
      checkPermissions(file);
      return of(KeysetFile.parse(Files.readString(file)));
    } catch (KeysetFile.Malformed e) {
      throw new KeysetException(
          "The keyset file "
              + file
              + " cannot be used: "
              + e.getMessage()
              + ". Put back a copy of the file as Patchbay made it.");
    } catch (IOException | UncheckedIOException e) {
      throw new KeysetException(
          "The keyset file "
              + file
              + " cannot be read or made ("
              + e.getClass().getSimpleName()
              + "). Check that its folder exists and belongs to the user that runs Patchbay.");
    }
  }

  static Keyset of(KeysetFile file) throws KeysetFile.Malformed {
    try {
      return new Keyset(
          new SealedBox(file.aead().getPrimitive(AeadConfig2026.get(), Aead.class)),
          new Fingerprint(file.mac().getPrimitive(MacConfig2026.get(), Mac.class)));
    } catch (GeneralSecurityException e) {
      throw new KeysetFile.Malformed("its keys are not of the kinds that Patchbay uses");
    }
  }

  private static void checkPermissions(Path file) throws IOException {
    @Nullable PosixFileAttributeView posix =
        Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (posix != null && !OWNER_ONLY.containsAll(posix.readAttributes().permissions())) {
      throw new KeysetException(
          "The keyset file "
              + file
              + " is open to other users of this machine. Run: chmod 600 "
              + file);
    }
  }

  public SealedBox box() {
    return box;
  }

  public Fingerprint fingerprint() {
    return fingerprint;
  }
}
