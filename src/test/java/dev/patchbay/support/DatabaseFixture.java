package dev.patchbay.support;

import dev.patchbay.db.Database;
import dev.patchbay.db.DatabaseSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Fresh databases for tests: H2 in memory, and a real PostgreSQL without Docker, of which one
 * server per JVM is started when first asked for. Use in try-with-resources:
 *
 * <pre>{@code
 * @ParameterizedTest @EnumSource
 * void a_saved_row_is_found(DatabaseKind kind) {
 *   try (Database database = DatabaseFixture.open(kind)) { … }
 * }
 * }</pre>
 */
public final class DatabaseFixture {
  private DatabaseFixture() {}

  /** A new, migrated database without rows. */
  public static Database open(DatabaseKind kind) {
    return Database.open(settings(kind));
  }

  /**
   * Where a new, migrated database without rows is, copied from one that was migrated once; opened
   * twice it is two nodes on one database.
   */
  public static DatabaseSettings settings(DatabaseKind kind) {
    return switch (kind) {
      case H2 -> MigratedH2.ONE.copy();
      case POSTGRESQL -> Server.ONE.copy();
    };
  }

  /** Where a new database without any table is. */
  public static DatabaseSettings empty(DatabaseKind kind) {
    return switch (kind) {
      case H2 -> h2(name());
      case POSTGRESQL -> Server.ONE.create(name(), Server.TEMPLATE);
    };
  }

  private static String name() {
    return "test_" + UUID.randomUUID().toString().replace("-", "");
  }

  private static DatabaseSettings h2(String name) {
    return new DatabaseSettings("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", null, null);
  }

  /** The statements that make the tables of today. */
  private static final class MigratedH2 {
    /** As the application opens it: what names its tables have is settled at the first opening. */
    private static final String MODE =
        ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";

    private static final MigratedH2 ONE = new MigratedH2();

    private final List<String> script = new ArrayList<>();

    private MigratedH2() {
      var migrated = h2(name());
      Database.open(migrated).close();
      run(
          migrated,
          statement -> {
            try (var rows = statement.executeQuery("script")) {
              while (rows.next()) {
                script.add(rows.getString(1));
              }
            }
            statement.execute("shutdown");
          });
    }

    private DatabaseSettings copy() {
      var copy = h2(name());
      run(
          copy,
          statement -> {
            for (String each : script) {
              statement.execute(each);
            }
          });
      return copy;
    }

    private static void run(DatabaseSettings settings, Sql work) {
      try (var connection = DriverManager.getConnection(settings.jdbcUrl() + MODE);
          var statement = connection.createStatement()) {
        work.on(statement);
      } catch (SQLException e) {
        throw new IllegalStateException("cannot copy the migrated database", e);
      }
    }

    private interface Sql {
      void on(Statement statement) throws SQLException;
    }
  }

  /** The server, stopped by its own shutdown hook. */
  private static final class Server {
    /** No whole hour from anything, so that a local time taken for UTC shows. */
    private static final String FOREIGN_TIME_ZONE = "Asia/Kathmandu";

    private static final String TEMPLATE = "foreign_time_zone";

    private static final String MIGRATED = "migrated";

    private static final Server ONE = new Server();

    private final EmbeddedPostgres postgres;

    private Server() {
      try {
        postgres =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("max_connections", "300")
                .start();
      } catch (IOException e) {
        throw new UncheckedIOException("the embedded PostgreSQL does not start", e);
      }
      makeTemplate();
      Database.open(create(MIGRATED, TEMPLATE)).close();
    }

    private void makeTemplate() {
      execute("postgres", "create database " + TEMPLATE);
      // The driver tells the server the JVM's time zone at login; a trigger has the last word.
      execute(
          TEMPLATE,
          """
          create schema harness;
          create function harness.foreign_time_zone() returns event_trigger language plpgsql as
          $$ begin perform set_config('TimeZone', '%s', false); end $$;
          create event trigger foreign_time_zone on login execute function harness.foreign_time_zone();
          """
              .formatted(FOREIGN_TIME_ZONE));
    }

    private DatabaseSettings copy() {
      return create(name(), MIGRATED);
    }

    private DatabaseSettings create(String name, String template) {
      execute("postgres", "create database " + name + " template " + template);
      return new DatabaseSettings(postgres.getJdbcUrl("postgres", name), "postgres", null);
    }

    private void execute(String database, String sql) {
      try (Connection connection = postgres.getDatabase("postgres", database).getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException e) {
        throw new IllegalStateException("cannot make the test database " + database, e);
      }
    }
  }
}
