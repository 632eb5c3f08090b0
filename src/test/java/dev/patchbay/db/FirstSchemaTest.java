package dev.patchbay.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The schema is the same whoever makes it, and Flyway is asked only where it has something to do.
 */
final class FirstSchemaTest {
  private static final String LAST =
      MigrationScript.all().get(MigrationScript.all().size() - 1).file();

  @TempDir private Path folder;

  @Test
  void an_embedded_database_gets_the_tables_and_the_history_that_flyway_makes()
      throws SQLException {
    DatabaseSettings ours = file("ours");
    DatabaseSettings flyways = file("flyways");
    List<String> made =
        FirstSchema.madeBefore(ours, () -> asked(ours, "script nodata nopasswords nosettings"));
    assertThat(flyway(flyways).migrate().success).isTrue();

    assertThat(withoutCounts(made))
        .isEqualTo(withoutCounts(asked(flyways, "script nodata nopasswords nosettings")));
    String history =
        """
        select "installed_rank", "version", "description", "type", "script", "checksum",
          "installed_by", "success" from "flyway_schema_history" order by "installed_rank"
        """;
    assertThat(asked(ours, history)).isEqualTo(asked(flyways, history)).hasSizeGreaterThan(20);
    flyway(ours).validate();
    assertThat(flyway(ours).info().pending()).isEmpty();
  }

  @Test
  void a_start_that_was_killed_among_the_tables_is_made_good_by_the_next() throws SQLException {
    DatabaseSettings killed = file("killed");
    execute(
        killed,
        "create table unfinished_schema (since timestamp with time zone)",
        "create table lease (lease_key varchar(400))");
    Database.open(killed).close();

    assertThat(asked(killed, "select script from \"flyway_schema_history\" order by 1 desc"))
        .isNotEmpty();
    assertThat(asked(killed, "select fence from lease")).isEmpty();
    assertThatThrownBy(() -> execute(killed, "select * from unfinished_schema"))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void tables_of_somebody_else_are_left_alone() throws SQLException {
    DatabaseSettings foreign = file("foreign");
    execute(foreign, "create schema other", "create table other.theirs (id int)");
    Database.open(foreign).close();
    assertThat(asked(foreign, "select id from other.theirs")).isEmpty();
  }

  @Test
  void users_that_somebody_made_beforehand_stay() throws SQLException {
    DatabaseSettings prepared = file("prepared");
    execute(prepared, "create user auditor password 'secret'");
    Database.open(prepared).close();
    assertThat(
            asked(
                prepared,
                "select user_name from information_schema.users"
                    + " where lower(user_name) = 'auditor'"))
        .hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void a_database_of_an_older_version_gets_what_is_new(DatabaseKind kind) throws SQLException {
    DatabaseSettings settings = DatabaseFixture.settings(kind);
    assertThat(holdsAll(settings)).isTrue();
    execute(
        settings,
        "delete from \"flyway_schema_history\" where \"script\" = '" + LAST + "'",
        "drop table announcement",
        "drop table personal_message");
    assertThat(holdsAll(settings)).isFalse();

    Database.open(settings).close();
    assertThat(holdsAll(settings)).isTrue();
    assertThat(asked(settings, "select text from announcement")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_migration_that_was_changed_after_it_was_applied_stops_the_start(DatabaseKind kind)
      throws SQLException {
    DatabaseSettings settings = DatabaseFixture.settings(kind);
    execute(
        settings,
        "update \"flyway_schema_history\" set \"checksum\" = 7 where \"script\" = '" + LAST + "'");
    assertThatThrownBy(() -> Database.open(settings))
        .isInstanceOf(DatabaseUnavailableException.class)
        .hasMessageContaining("cannot be brought up to date")
        .hasMessageContaining("checksum");
  }

  private static boolean holdsAll(DatabaseSettings settings) throws SQLException {
    try (Connection connection = connect(settings)) {
      return SchemaHistory.read(connection).holds(MigrationScript.all());
    }
  }

  private DatabaseSettings file(String name) {
    return new DatabaseSettings("jdbc:h2:file:" + folder.resolve(name), "sa", "");
  }

  private static Flyway flyway(DatabaseSettings settings) {
    return Flyway.configure()
        .dataSource(url(settings), settings.user(), settings.password())
        .locations("classpath:db/migration")
        .load();
  }

  private static List<String> withoutCounts(List<String> script) {
    return script.stream().filter(line -> !line.startsWith("-- ")).sorted().toList();
  }

  private static List<String> asked(DatabaseSettings settings, String query) {
    List<String> answer = new ArrayList<>();
    try (var connection = connect(settings);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        List<String> columns = new ArrayList<>();
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
          columns.add(String.valueOf(rows.getString(column)));
        }
        answer.add(String.join(" | ", columns));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
    return answer;
  }

  private static void execute(DatabaseSettings settings, String... statements) throws SQLException {
    try (var connection = connect(settings);
        var statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  private static Connection connect(DatabaseSettings settings) throws SQLException {
    return DriverManager.getConnection(url(settings), settings.user(), settings.password());
  }

  private static String url(DatabaseSettings settings) {
    return Dialect.of(settings.jdbcUrl()).complete(settings.jdbcUrl());
  }
}
