package dev.patchbay.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the schema of an embedded database that is still empty: by the files, in the order and with
 * the history of Flyway, but in a third of its time, and before the pool opens, so that H2 need not
 * write each statement to the disk by itself. Nobody else can have the file open meanwhile.
 */
final class FirstSchema {
  private static final Logger log = LoggerFactory.getLogger(FirstSchema.class);

  /** A table that is there while the others are made: H2 commits each by itself. */
  private static final String UNFINISHED = "unfinished_schema";

  private static final Set<String> OF_H2 = Set.of("information_schema", "pg_catalog");

  private FirstSchema() {}

  /**
   * What {@code open} opens, with the schema made before it where there is none at all. A start
   * that was killed in between is made good by the next.
   *
   * @throws DatabaseUnavailableException if it does not open or cannot be made
   */
  static <T> T madeBefore(DatabaseSettings settings, Supplier<T> open) {
    if (!Dialect.isOfOneProcess(settings.jdbcUrl())) {
      return open.get();
    }
    // Stays open until the pool is: when nobody has it open, H2 closes the file.
    try (Connection connection = connect(settings)) {
      Set<String> tables = tables(connection);
      if (tables.contains(UNFINISHED)) {
        dropAll(connection);
        make(connection);
      } else if (tables.isEmpty()) {
        make(connection);
      }
      return open.get();
    } catch (SQLException e) {
      throw Unavailable.because(settings, e);
    }
  }

  private static Connection connect(DatabaseSettings settings) throws SQLException {
    Properties properties = new Properties();
    if (settings.user() != null) {
      properties.setProperty("user", settings.user());
    }
    if (settings.password() != null) {
      properties.setProperty("password", settings.password());
    }
    return DriverManager.getConnection(Dialect.H2.toMake(settings.jdbcUrl()), properties);
  }

  /** Their names, in all schemas but H2's own. */
  private static Set<String> tables(Connection connection) throws SQLException {
    Set<String> tables = new HashSet<>();
    try (ResultSet rows =
        connection.getMetaData().getTables(null, null, null, new String[] {"BASE TABLE"})) {
      while (rows.next()) {
        if (!OF_H2.contains(rows.getString("TABLE_SCHEM").toLowerCase(Locale.ROOT))) {
          tables.add(rows.getString("TABLE_NAME"));
        }
      }
    }
    return tables;
  }

  private static void dropAll(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("drop all objects");
    }
  }

  private static void make(Connection connection) throws SQLException {
    List<MigrationScript> scripts = MigrationScript.all();
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table " + UNFINISHED + " (since timestamp with time zone)");
      for (MigrationScript script : scripts) {
        statement.execute(script.text());
      }
      SchemaHistory.begin(connection, scripts);
      statement.execute("drop table " + UNFINISHED);
    }
    log.info("Made the tables of the embedded database, by {} migrations", scripts.size());
  }
}
