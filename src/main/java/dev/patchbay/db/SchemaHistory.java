package dev.patchbay.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Flyway's history says was applied, read and begun without Flyway, whose own look takes long
 * (src/adr/0018).
 *
 * @param checksums of what was applied, by the script's name
 * @param first the script that made version 1
 * @param whole whether nothing in it failed
 */
record SchemaHistory(Map<String, Integer> checksums, Optional<String> first, boolean whole) {
  private static final String TABLE = "flyway_schema_history";

  /** Empty where there is no history. */
  static SchemaHistory read(Connection connection) throws SQLException {
    Map<String, Integer> checksums = new HashMap<>();
    Optional<String> first = Optional.empty();
    boolean whole = true;
    if (exists(connection)) {
      try (Statement statement = connection.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "select \"version\", \"script\", \"checksum\", \"success\" from \""
                      + TABLE
                      + "\"")) {
        while (rows.next()) {
          String script = rows.getString(2);
          checksums.put(script, rows.getInt(3));
          whole &= rows.getBoolean(4);
          if ("1".equals(rows.getString(1))) {
            first = Optional.of(script);
          }
        }
      }
    }
    return new SchemaHistory(checksums, first, whole);
  }

  /** Looked for first: H2 notes a statement that fails in a file. */
  private static boolean exists(Connection connection) throws SQLException {
    try (ResultSet tables =
        connection.getMetaData().getTables(null, connection.getSchema(), TABLE, null)) {
      return tables.next();
    }
  }

  /** Whether Flyway has nothing to do, and nothing to say against the rest. */
  boolean holds(List<MigrationScript> scripts) {
    return whole
        && scripts.stream()
            .allMatch(
                script -> Integer.valueOf(script.checksum()).equals(checksums.get(script.file())));
  }

  /** Makes the table in H2, as Flyway makes it, with {@code scripts} as applied. */
  static void begin(Connection connection, List<MigrationScript> scripts) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create table "flyway_schema_history" (
            "installed_rank" int not null,
            "version" varchar(50),
            "description" varchar(200) not null,
            "type" varchar(20) not null,
            "script" varchar(1000) not null,
            "checksum" int,
            "installed_by" varchar(100) not null,
            "installed_on" timestamp default current_timestamp not null,
            "execution_time" int not null,
            "success" boolean not null,
            constraint "flyway_schema_history_pk" primary key ("installed_rank"));
          create index "flyway_schema_history_s_idx" on "flyway_schema_history" ("success");
          """);
    }
    List<List<Object>> rows = new ArrayList<>();
    rows.add(List.of(-1, "", "<< Flyway Schema History table created >>", "TABLE", "", 0));
    for (MigrationScript script : scripts) {
      rows.add(
          List.of(
              rows.size(),
              script.version(),
              script.description(),
              "SQL",
              script.file(),
              script.checksum()));
    }
    insert(connection, rows);
  }

  private static void insert(Connection connection, List<List<Object>> rows) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into "flyway_schema_history" ("installed_rank", "version", "description",
              "type", "script", "checksum", "installed_by", "execution_time", "success")
            values (?, nullif(?, ''), ?, ?, ?, nullif(?, 0), current_user, 0, true)
            """)) {
      for (List<Object> row : rows) {
        for (int column = 0; column < row.size(); column++) {
          insert.setObject(column + 1, row.get(column));
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
