package dev.patchbay.db;

import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the schema up to date. Nodes that start together wait for each other on a lock in the
 * database. An older node that meets a newer schema goes on: migrations are written so that it can.
 */
final class Migrations {
  private Migrations() {}

  static void apply(HikariDataSource pool, DatabaseSettings settings) {
    try {
      Flyway.configure().dataSource(pool).locations("classpath:db/migration").load().migrate();
    } catch (FlywayException e) {
      throw new DatabaseUnavailableException(
          "The schema of "
              + Dialect.shown(settings.jdbcUrl())
              + " cannot be brought up to date: "
              + e.getMessage());
    }
  }
}
