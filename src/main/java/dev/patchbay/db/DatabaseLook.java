package dev.patchbay.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

/**
 * A database opened to be looked at: nothing is made, migrated or written, the sessions are
 * read-only, and an embedded database that is not there yet stays so. Thread-safe.
 */
public final class DatabaseLook implements AutoCloseable {
  private static final int CONNECTIONS = 2;
  private static final long WAIT_FOR_CONNECTION_MS = 4_000;

  private final HikariDataSource pool;
  private final DatabaseSettings settings;

  private DatabaseLook(HikariDataSource pool, DatabaseSettings settings) {
    this.pool = pool;
    this.settings = settings;
  }

  /**
   * @throws DatabaseUnavailableException if it does not open, or is not there yet
   */
  public static DatabaseLook open(DatabaseSettings settings) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("patchbay-look");
    config.setMaximumPoolSize(CONNECTIONS);
    config.setConnectionTimeout(WAIT_FOR_CONNECTION_MS);
    config.setReadOnly(true);
    config.setJdbcUrl(Dialect.of(settings.jdbcUrl()).toLook(settings.jdbcUrl()));
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    try {
      return new DatabaseLook(new HikariDataSource(config), settings);
    } catch (RuntimeException e) {
      throw Unavailable.because(settings, e);
    }
  }

  /** Product and version, as the database says them. */
  public String product() {
    try (Connection connection = pool.getConnection()) {
      DatabaseMetaData about = connection.getMetaData();
      return about.getDatabaseProductName() + " " + about.getDatabaseProductVersion();
    } catch (SQLException e) {
      throw Unavailable.because(settings, e);
    }
  }

  public SchemaState schema() {
    return Migrations.look(pool, settings);
  }

  /** For reading only; what writes fails. */
  public Transactions transactions() {
    return new Transactions(Database.jdbi(pool));
  }

  @Override
  public void close() {
    pool.close();
  }
}
