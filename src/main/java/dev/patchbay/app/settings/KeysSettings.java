package dev.patchbay.app.settings;

import dev.patchbay.db.DatabaseSettings;
import java.nio.file.Path;
import java.util.Map;

/** What {@code keys} needs to know, and no more. */
public record KeysSettings(Path file, DatabaseSettings database) {

  /**
   * @throws SettingsException if the database's URL is of none that we run on
   */
  public static KeysSettings read(Map<String, String> environment) {
    var read = new SettingsReader(environment);
    String url = DatabaseUrl.read(read);
    read.done();
    return new KeysSettings(
        Path.of(read.textOr(Variable.PATCHBAY_KEYSET_FILE, "./data/keyset.json")),
        new DatabaseSettings(
            url,
            read.text(Variable.PATCHBAY_DATABASE_USER).orElse(null),
            read.text(Variable.PATCHBAY_DATABASE_PASSWORD).orElse(null)));
  }
}
