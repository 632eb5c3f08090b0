package dev.patchbay.db;

import java.util.Locale;
import java.util.Map;

/** What differs between the two databases that we run on, apart from SQL. */
enum Dialect {
  /**
   * In PostgreSQL's mode, so that one SQL text serves both. {@code WRITE_DELAY=0} because H2 would
   * otherwise answer a commit up to half a second before it is on disk, and what we acknowledge
   * must outlive the process. {@code DB_CLOSE_ON_EXIT=FALSE} because its own shutdown hook would
   * close the file under a stop that is still finishing what it began; the pool's end closes it.
   */
  H2(
      "jdbc:h2:",
      "MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;"
          + "LOCK_TIMEOUT=2000;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE"),
  POSTGRESQL("jdbc:postgresql:", "");

  private final String prefix;
  private final String settings;

  Dialect(String prefix, String settings) {
    this.prefix = prefix;
    this.settings = settings;
  }

  /**
   * @throws DatabaseUnavailableException if it is a URL of neither
   */
  static Dialect of(String jdbcUrl) {
    for (Dialect dialect : values()) {
      if (jdbcUrl.startsWith(dialect.prefix)) {
        return dialect;
      }
    }
    throw new DatabaseUnavailableException(
        "The database URL begins with neither jdbc:h2: nor jdbc:postgresql:."
            + " Set PATCHBAY_DATABASE_URL to one of the two.");
  }

  /**
   * The driver's limits, so that a database that hangs or vanished holds no thread: seconds for the
   * socket, milliseconds for the server. No transaction of ours waits for anything but the
   * database.
   */
  Map<String, String> limits() {
    return this == H2
        ? Map.of()
        : Map.of(
            "connectTimeout", "2",
            "socketTimeout", "6",
            "tcpKeepAlive", "true",
            "options",
                "-c lock_timeout=2000 -c statement_timeout=5000"
                    + " -c idle_in_transaction_session_timeout=10000");
  }

  /** The URL with the settings that we need; one that is given already is left as it is. */
  String complete(String jdbcUrl) {
    if (settings.isEmpty()) {
      return jdbcUrl;
    }
    StringBuilder complete = new StringBuilder(jdbcUrl);
    String given = jdbcUrl.toUpperCase(Locale.ROOT);
    for (String setting : settings.split(";", 0)) {
      String name = setting.substring(0, setting.indexOf('=') + 1);
      if (!given.contains(";" + name)) {
        complete.append(';').append(setting);
      }
    }
    return complete.toString();
  }

  /**
   * {@link #complete} for one who makes the tables: that is done again if it does not reach the
   * disk, so H2 may write in its own time (milliseconds).
   */
  String toMake(String jdbcUrl) {
    return complete(jdbcUrl).replace(";WRITE_DELAY=0", ";WRITE_DELAY=500");
  }

  /**
   * An H2 file, which is locked by the process that opens it. In memory it dies with the process,
   * and what is open there in two pools is two nodes of a test.
   */
  static boolean isOfOneProcess(String jdbcUrl) {
    return jdbcUrl.startsWith(H2.prefix + "file:")
        && !jdbcUrl.toUpperCase(Locale.ROOT).contains(";AUTO_SERVER=TRUE");
  }

  /**
   * {@link #complete} for one who only looks: H2 would make the database, and a trace file beside
   * it.
   */
  String toLook(String jdbcUrl) {
    return complete(jdbcUrl)
        + (this == H2 ? ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r;TRACE_LEVEL_FILE=0" : "");
  }

  /** The URL without what follows its path: there a password may stand. */
  static String shown(String jdbcUrl) {
    String end = jdbcUrl.split("[;?]", 2)[0];
    return end.replaceAll("//.*@", "//");
  }
}
