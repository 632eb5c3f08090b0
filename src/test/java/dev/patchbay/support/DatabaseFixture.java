package dev.patchbay.support;

import dev.patchbay.db.Database;
import dev.patchbay.db.DatabaseSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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

  /** A new, migrated, empty database. */
  public static Database open(DatabaseKind kind) {
    return Database.open(settings(kind));
  }

  /** Where a new, empty database is; opened twice it is two nodes on one database. */
  public static DatabaseSettings settings(DatabaseKind kind) {
    String name = "test_" + UUID.randomUUID().toString().replace("-", "");
    return switch (kind) {
      case H2 -> new DatabaseSettings("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", null, null);
      case POSTGRESQL -> Server.ONE.create(name);
    };
  }

  /** The server, stopped by its own shutdown hook. */
  private static final class Server {
    /** No whole hour from anything, so that a local time taken for UTC shows. */
    private static final String FOREIGN_TIME_ZONE = "Asia/Kathmandu";

    private static final String TEMPLATE = "foreign_time_zone";

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

    private DatabaseSettings create(String name) {
      execute("postgres", "create database " + name + " template " + TEMPLATE);
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
