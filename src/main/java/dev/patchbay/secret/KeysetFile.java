package dev.patchbay.secret;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.MacConfig2026;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.security.GeneralSecurityException;

/**
 * What stands in the keyset file: one JSON object with two Tink keysets, {@code aead} for sealing
 * and {@code mac} for fingerprints. They are apart so that sealing keys can be rotated and thrown
 * away while old fingerprints still match.
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
