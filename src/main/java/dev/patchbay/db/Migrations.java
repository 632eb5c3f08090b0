package dev.patchbay.db;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/**
 * Brings the schema up to date. Nodes that start together wait for each other on a lock in the
 * database. An older node that meets a newer schema goes on: migrations are written so that it can.
 */
final class Migrations {
  private Migrations() {}

  /** How the schema stands; changes nothing, and makes no history where there is none. */
  static SchemaState look(HikariDataSource pool, DatabaseSettings settings) {
    MigrationInfo[] all;
    try {
      all = flyway(pool).info().all();
    } catch (FlywayException e) {
      throw new DatabaseUnavailableException(
          "The schema of "
              + Dialect.shown(settings.jdbcUrl())
              + " cannot be looked at: "
              + e.getMessage());
    }
    var pending = new ArrayList<String>();
    var newer = new ArrayList<String>();
    var failed = new ArrayList<String>();
    for (MigrationInfo each : all) {
      String version = "V" + each.getVersion();
      if (each.getState().isFailed()) {
        failed.add(version);
      } else if (!each.getState().isApplied()) {
        pending.add(version);
      } else if (!each.getState().isResolved()) {
        newer.add(version);
      }
    }
    return new SchemaState(pending, newer, failed);
  }

  private static Flyway flyway(HikariDataSource pool) {
    return Flyway.configure().dataSource(pool).locations("classpath:db/migration").load();
  }

  static void apply(HikariDataSource pool, DatabaseSettings settings) {
    try {
      flyway(pool).migrate();
    } catch (FlywayException e) {
      throw new DatabaseUnavailableException(
          "The schema of "
              + Dialect.shown(settings.jdbcUrl())
              + " cannot be brought up to date: "
              + e.getMessage());
    }
  }
}
