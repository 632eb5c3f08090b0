package dev.patchbay.db;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/**
 * Brings the schema up to date. Nodes that start together wait for each other on a lock in the
 * database. An older node that meets a newer schema continues: migrations are written so that it
 * can.
 */
final class Migrations {
  private static final String BASELINE = "V1__baseline_jobs.sql";
  private static final SchemaHistory NONE = new SchemaHistory(Map.of(), Optional.empty(), true);

  private Migrations() {}

  /** How the schema stands; changes nothing, and makes no history where there is none. */
  static SchemaState look(HikariDataSource pool, DatabaseSettings settings) {
    refuseOlderThanBaseline(history(pool), settings);
    MigrationInfo[] all;
    try {
      all = flyway(pool).info().all();
    } catch (FlywayException e) {
      throw new DatabaseUnavailableException(
          "The schema of "
              + Dialect.shown(settings.jdbcUrl())
              + " cannot be read: "
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

  /** Before the baseline a history began with another V1; nothing was released with it. */
  private static void refuseOlderThanBaseline(SchemaHistory history, DatabaseSettings settings) {
    if (history.first().map(script -> !script.equals(BASELINE)).orElse(false)) {
      throw new DatabaseUnavailableException(
          "The database "
              + Dialect.shown(settings.jdbcUrl())
              + " was made by a development version of Patchbay from before 0.1.0. That version was"
              + " never released, and this one cannot read its tables. Move the database away (or"
              + " give an empty schema), start again, then install the app, log in and connect the"
              + " channels again. Patchbay reuses the extensions that PagerDuty already has.");
    }
  }

  private static SchemaHistory history(HikariDataSource pool) {
    try (Connection connection = pool.getConnection()) {
      return SchemaHistory.read(connection);
    } catch (SQLException e) {
      // A database that does not answer: that comes out next.
      return NONE;
    }
  }

  private static Flyway flyway(HikariDataSource pool) {
    return Flyway.configure().dataSource(pool).locations("classpath:db/migration").load();
  }

  /** Flyway is asked only where something is to be done or to be said. */
  static void apply(HikariDataSource pool, DatabaseSettings settings) {
    SchemaHistory history = history(pool);
    refuseOlderThanBaseline(history, settings);
    if (history.holds(MigrationScript.all())) {
      return;
    }
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
