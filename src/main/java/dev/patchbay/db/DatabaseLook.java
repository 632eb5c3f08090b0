package dev.patchbay.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.patchbay.db.DatabaseUnavailableException.Reason;
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
   * The database, or, where a server that runs has its embedded one to itself, a copy of the file,
   * which goes with {@link #close}.
   *
   * @throws DatabaseUnavailableException if neither opens, or it is not there yet
   */
  public static DatabaseLook open(DatabaseSettings settings) {
    try {
      return new DatabaseLook(pool(settings), settings, Optional.empty());
    } catch (DatabaseUnavailableException e) {
      if (e.reason() != Reason.IN_USE) {
        throw e;
      }
      return ofCopy(settings, e);
    }
  }

  static DatabaseLook ofCopy(DatabaseSettings settings, DatabaseUnavailableException why) {
    Optional<FileCopy> copy = FileCopy.of(settings.jdbcUrl());
    if (copy.isEmpty()) {
      throw why;
    }
    var there = new DatabaseSettings(copy.get().jdbcUrl(), settings.user(), settings.password());
    boolean opened = false;
    try {
      var look = new DatabaseLook(pool(there), there, copy);
      opened = true;
      return look;
    } catch (DatabaseUnavailableException e) {
      throw why;
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

  /** Whether it is a copy, of a moment ago. */
  public boolean isCopy() {
    return copy.isPresent();
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
