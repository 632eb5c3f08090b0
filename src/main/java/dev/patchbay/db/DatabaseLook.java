package dev.patchbay.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A database opened to be looked at: nothing is made, migrated or written, the sessions are
 * read-only, and an embedded database that is not there yet stays so. Thread-safe.
 */
public final class DatabaseLook implements AutoCloseable {
  private static final int CONNECTIONS = 2;
  private static final long WAIT_FOR_CONNECTION_MS = 4_000;

  private final HikariDataSource pool;
  private final DatabaseSettings settings;
  private final Optional<FileCopy> copy;

  private DatabaseLook(HikariDataSource pool, DatabaseSettings settings, Optional<FileCopy> copy) {
    this.pool = pool;
    this.settings = settings;
    this.copy = copy;
  }

  /**
   * @throws DatabaseUnavailableException if it does not open, or is not there yet
   */
  public static DatabaseLook open(DatabaseSettings settings) {
    return new DatabaseLook(pool(settings), settings, Optional.empty());
  }

  /**
   * A copy of the file of an embedded database that another process has open. It goes with {@link
   * #close}.
   *
   * @throws DatabaseUnavailableException if it does not open either
   */
  public static Optional<DatabaseLook> ofCopy(DatabaseSettings settings) {
    Optional<FileCopy> copy = FileCopy.of(settings.jdbcUrl());
    if (copy.isEmpty()) {
      return Optional.empty();
    }
    var there = new DatabaseSettings(copy.get().jdbcUrl(), settings.user(), settings.password());
    boolean opened = false;
    try {
      var look = new DatabaseLook(pool(there), there, copy);
      opened = true;
      return Optional.of(look);
    } finally {
      if (!opened) {
        copy.get().close();
      }
    }
  }

  private static HikariDataSource pool(DatabaseSettings settings) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("patchbay-look");
    config.setMaximumPoolSize(CONNECTIONS);
    config.setConnectionTimeout(WAIT_FOR_CONNECTION_MS);
    config.setReadOnly(true);
    Dialect dialect = Dialect.of(settings.jdbcUrl());
    config.setJdbcUrl(dialect.toLook(settings.jdbcUrl()));
    if (dialect == Dialect.POSTGRESQL) {
      // The driver's own: the pool's limit does not end a connection that hangs while it opens.
      config.addDataSourceProperty("loginTimeout", "3");
      config.addDataSourceProperty("socketTimeout", "6");
    }
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    try {
      return new HikariDataSource(config);
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
    copy.ifPresent(FileCopy::close);
  }
}
