package dev.patchbay.secret;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.HmacParameters;
import com.google.crypto.tink.mac.MacConfig2026;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What stands in the keyset file: one JSON object with two Tink keysets, {@code aead} for
 * encrypting and {@code mac} for fingerprints. They are apart so that encryption keys can be
 * rotated and thrown away while old fingerprints still match.
 */
record KeysetFile(KeysetHandle aead, KeysetHandle mac) {

  static KeysetFile generate() {
    try {
      return new KeysetFile(
          KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get()),
          KeysetHandle.generateNew(
              PredefinedMacParameters.HMAC_SHA256_256BITTAG, MacConfig2026.get()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no AES-256-GCM or no HMAC-SHA-256", e);
    }
  }

  /** The same with one more encryption key, which is the primary one. */
  KeysetFile rotated() {
    try {
      var more =
          KeysetHandle.newBuilder(aead)
              .addEntry(
                  KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                      .withRandomId()
                      .makePrimary());
      return new KeysetFile(more.setConfiguration(AeadConfig2026.get()).build(), mac);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot add a key to a keyset that we read", e);
    }
  }

  /** The same without those encryption keys; the primary one stays in any case. */
  KeysetFile without(Set<Long> ids) {
    var fewer = KeysetHandle.newBuilder(aead).setConfiguration(AeadConfig2026.get());
    for (int at = aead.size() - 1; at >= 0; at--) {
      if (!aead.getAt(at).isPrimary() && ids.contains(id(aead.getAt(at)))) {
        fewer.deleteAt(at);
      }
    }
    try {
      return new KeysetFile(fewer.build(), mac);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot take a key out of a keyset that we read", e);
    }
  }

  /** The encryption keyset with another primary key. */
  KeysetHandle encryptingWith(long id) throws GeneralSecurityException {
    var builder = KeysetHandle.newBuilder(aead).setConfiguration(AeadConfig2026.get());
    for (int at = 0; at < aead.size(); at++) {
      if (id(aead.getAt(at)) == id) {
        builder.getAt(at).makePrimary();
      }
    }
    return builder.build();
  }

  List<KeysetKey> keys() {
    var keys = new ArrayList<KeysetKey>();
    list(aead, KeysetKey.Use.ENCRYPTION, keys);
    list(mac, KeysetKey.Use.FINGERPRINTS, keys);
    return List.copyOf(keys);
  }

  /** Of the encryption keys; the file has them in the order in which they were made. */
  static List<Long> newestFirst(List<KeysetKey> keys) {
    var ids = new ArrayDeque<Long>();
    keys.stream()
        .filter(key -> key.use() == KeysetKey.Use.ENCRYPTION && !key.primary())
        .forEach(key -> ids.addFirst(key.id()));
    keys.stream()
        .filter(key -> key.use() == KeysetKey.Use.ENCRYPTION && key.primary())
        .forEach(key -> ids.addFirst(key.id()));
    return List.copyOf(ids);
  }

  private static void list(KeysetHandle keyset, KeysetKey.Use use, List<KeysetKey> keys) {
    for (int at = 0; at < keyset.size(); at++) {
      var entry = keyset.getAt(at);
      keys.add(
          new KeysetKey(id(entry), use, entry.isPrimary(), kind(entry.getKey().getParameters())));
    }
  }

  private static long id(KeysetHandle.Entry entry) {
    return Integer.toUnsignedLong(entry.getId());
  }

  private static String kind(Parameters parameters) {
    if (parameters instanceof AesGcmParameters aes) {
      return "AES-" + 8 * aes.getKeySizeBytes() + "-GCM";
    }
    return parameters instanceof HmacParameters hmac
        ? "HMAC-" + hmac.getHashType()
        : parameters.getClass().getSimpleName();
  }

  String toJson() {
    JsonObject file = new JsonObject();
    file.add("aead", write(aead, AeadConfig2026.get()));
    file.add("mac", write(mac, MacConfig2026.get()));
    return file.toString();
  }

  private static JsonObject write(KeysetHandle keyset, Configuration configuration) {
    try {
      String json =
          TinkJsonProtoKeysetFormat.serializeKeyset(
              keyset, configuration, InsecureSecretKeyAccess.get());
      return JsonParser.parseString(json).getAsJsonObject();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a keyset that we made cannot be written", e);
    }
  }

  /**
   * @throws Malformed if it is anything else than what {@link #toJson} makes
   */
  static KeysetFile parse(String json) throws Malformed {
    try {
      JsonObject file = JsonParser.parseString(json).getAsJsonObject();
      return new KeysetFile(
          read(file, "aead", AeadConfig2026.get()), read(file, "mac", MacConfig2026.get()));
    } catch (JsonParseException | IllegalStateException e) {
      throw new Malformed("it is not a JSON object");
    }
  }

  private static KeysetHandle read(JsonObject file, String name, Configuration configuration)
      throws Malformed {
    if (!file.has(name)) {
      throw new Malformed("it has no \"" + name + "\" keyset");
    }
    try {
      return TinkJsonProtoKeysetFormat.parseKeyset(
          file.get(name).toString(), configuration, InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new Malformed("its \"" + name + "\" keyset is damaged");
    }
  }

  /** Says what is wrong, and never repeats the file, as a parser's own exception would. */
  static final class Malformed extends Exception {
    Malformed(String problem) {
      super(problem);
    }
  }
}
