package dev.patchbay.app;

import dev.patchbay.app.server.EncryptedColumns;
import dev.patchbay.app.settings.KeysSettings;
import dev.patchbay.db.DatabaseLook;
import dev.patchbay.db.DatabaseUnavailableException;
import dev.patchbay.keys.KeyUsage;
import dev.patchbay.secret.Keyset;
import dev.patchbay.secret.KeysetKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The keys of the file and, where the database can be read, what each has encrypted.
 *
 * @param usage empty where the database cannot be read, {@code why} says the reason
 */
record KeysListing(
    KeysSettings settings, List<KeysetKey> keys, Optional<KeyUsage> usage, String why) {

  static KeysListing of(KeysSettings settings) {
    var keys = Keyset.load(settings.file(), false).keys();
    try (var database = DatabaseLook.open(settings.database())) {
      var usage = EncryptedColumns.in(database.transactions()).count();
      return new KeysListing(settings, keys, Optional.of(usage), "");
    } catch (DatabaseUnavailableException e) {
      return new KeysListing(settings, keys, Optional.empty(), String.valueOf(e.getMessage()));
    }
  }

  String table() {
    var lines = new ArrayList<String>();
    lines.add("Keyset file " + settings.file());
    lines.add("");
    lines.add(
        "%-12s%-14s%-9s%-14s%s".formatted("KEY", "USE", "PRIMARY", "KIND", "ENCRYPTED VALUES"));
    for (var key : keys) {
      lines.add(
          "%-12d%-14s%-9s%-14s%s"
              .formatted(
                  key.id(), use(key), key.primary() ? "yes" : "no", key.kind(), encrypted(key)));
    }
    if (usage.isEmpty()) {
      lines.add("");
      lines.add("How many values each key has encrypted is not known: " + why);
    }
    usage.ifPresent(
        counted -> unknown(counted).forEach(key -> lines.add("\n" + lost(counted, key))));
    return String.join("\n", lines);
  }

  Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("file", settings.file().toString());
    json.put("keys", keys.stream().map(this::json).toList());
    json.put("counted", usage.isPresent());
    if (usage.isEmpty()) {
      json.put("not_counted_because", why);
    }
    usage.ifPresent(
        counted ->
            json.put(
                "not_in_file",
                unknown(counted).stream().map(key -> encrypted(counted, key)).toList()));
    return json;
  }

  private Map<String, Object> json(KeysetKey key) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", key.id());
    json.put("use", use(key));
    json.put("primary", key.primary());
    json.put("kind", key.kind());
    if (key.use() == KeysetKey.Use.ENCRYPTION) {
      usage.ifPresent(counted -> json.putAll(encrypted(counted, key.id())));
    }
    return json;
  }

  private static Map<String, Object> encrypted(KeyUsage usage, long key) {
    var json = new LinkedHashMap<String, Object>();
    if (key != KeyUsage.NO_KEY) {
      json.put("id", key);
    }
    json.put("values", usage.of(key));
    json.put("encrypted", new TreeMap<>(usage.byKey().getOrDefault(key, Map.of())));
    return json;
  }

  private String encrypted(KeysetKey key) {
    if (key.use() != KeysetKey.Use.ENCRYPTION) {
      return "-";
    }
    return usage
        .map(
            counted ->
                counted.of(key.id()) == 0
                    ? "none"
                    : counted.of(key.id()) + " (" + counted.words(key.id()) + ")")
        .orElse("not known");
  }

  private static String lost(KeyUsage usage, long key) {
    return key == KeyUsage.NO_KEY
        ? usage.of(key) + " values were not encrypted by Patchbay: " + usage.words(key)
        : "Key "
            + key
            + " is not in the file and has encrypted "
            + usage.of(key)
            + " values, which can't be decrypted: "
            + usage.words(key)
            + ". Put back the file that has it.";
  }

  private Set<Long> unknown(KeyUsage usage) {
    return usage.keysBeside(keys.stream().map(KeysetKey::id).collect(Collectors.toSet()));
  }

  private static String use(KeysetKey key) {
    return key.use() == KeysetKey.Use.ENCRYPTION ? "encryption" : "fingerprints";
  }
}
