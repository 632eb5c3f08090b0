package dev.patchbay.secret;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.mac.MacConfig2026;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one reading of the keyset file gave. Immutable. */
final class Keys {
  private static final byte[] MARKED = "patchbay keyset".getBytes(StandardCharsets.UTF_8);

  private final List<KeysetKey> all;
  private final Aead decrypting;
  private final Map<Long, Aead> encrypting = new HashMap<>();
  private final Mac mac;

  Keys(KeysetFile file) throws KeysetFile.Malformed {
    all = file.keys();
    try {
      decrypting = file.aead().getPrimitive(AeadConfig2026.get(), Aead.class);
      mac = file.mac().getPrimitive(MacConfig2026.get(), Mac.class);
      for (long id : newestFirst()) {
        encrypting.put(id, file.encryptingWith(id).getPrimitive(AeadConfig2026.get(), Aead.class));
      }
    } catch (GeneralSecurityException e) {
      throw new KeysetFile.Malformed("its keys are not of the kinds that Patchbay uses");
    }
  }

  List<KeysetKey> all() {
    return all;
  }

  /**
   * Ids of the keys that encrypt: the primary one, then the others from the youngest to the oldest.
   */
  List<Long> newestFirst() {
    return KeysetFile.newestFirst(all);
  }

  boolean has(long id) {
    return encrypting.containsKey(id);
  }

  Aead decrypting() {
    return decrypting;
  }

  Aead encryptingWith(long id) {
    var key = encrypting.get(id);
    if (key == null) {
      throw new IllegalStateException("key " + id + " is not in the keyset");
    }
    return key;
  }

  Mac mac() {
    return mac;
  }

  /** The same for every file that comes from one file, whatever was rotated; tells nothing else. */
  String mark() {
    try {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.computeMac(MARKED));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot mark a keyset", e);
    }
  }
}
