package dev.patchbay.app.settings;

import java.util.regex.Pattern;

/** The database's address: checked before a driver, which would log a URL that it cannot read. */
final class DatabaseUrl {
  private static final String HOST = "(?:\\[[^\\]]*]|[^/?@:,\\s]*)(?::\\d+)?";
  private static final Pattern POSTGRESQL =
      Pattern.compile(
          "jdbc:postgresql:(?!//)\\S+|jdbc:postgresql://"
              + HOST
              + "(?:,"
              + HOST
              + ")*/[^/?\\s]*(?:\\?\\S*)?");

  private DatabaseUrl() {}

  static String read(SettingsReader read) {
    String url = read.textOr(Variable.PATCHBAY_DATABASE_URL, "jdbc:h2:file:./data/patchbay");
    if (!url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:postgresql:")) {
      read.problem(Variable.PATCHBAY_DATABASE_URL, "is neither jdbc:h2:… nor jdbc:postgresql:…");
    } else if (url.startsWith("jdbc:postgresql:") && !POSTGRESQL.matcher(url).matches()) {
      read.problem(
          Variable.PATCHBAY_DATABASE_URL,
          "is not jdbc:postgresql://host:port/database. User and password go into"
              + " PATCHBAY_DATABASE_USER and PATCHBAY_DATABASE_PASSWORD");
    }
    return url;
  }
}
