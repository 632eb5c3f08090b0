package dev.patchbay.app;

import static dev.patchbay.app.DoctorFaults.seeded;

import dev.patchbay.app.DoctorFaults.Seeded;
import dev.patchbay.db.Database;
import dev.patchbay.db.DatabaseSettings;
import dev.patchbay.secret.Keyset;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/** What is wrong with database and keyset. */
final class DoctorStorageFaults {
  private DoctorStorageFaults() {}

  static Stream<Seeded> storage() {
    return Stream.of(
        seeded(
            "PostgreSQL is not there",
            bench ->
                bench.database(
                    new DatabaseSettings(
                        "jdbc:postgresql://" + DoctorBench.nowhere().substring(7) + "/patchbay",
                        "patchbay",
                        null)),
            "database fault",
            "isn't responding",
            "PATCHBAY_DATABASE_URL"),
        seeded(
            "no such database",
            bench -> bench.database(elsewhere(DatabaseFixture.settings(DatabaseKind.POSTGRESQL))),
            "database fault",
            "does not exist",
            "PATCHBAY_DATABASE_URL"),
        seeded(
            "schema is behind",
            bench -> bench.database(migrated("3")),
            "database warning",
            "V4",
            "Start this version"),
        seeded(
            "schema is newer",
            bench -> bench.database(newer()),
            "database warning",
            "V999",
            "Update"),
        seeded(
            "keyset is gone",
            bench ->
                bench.env.put("PATCHBAY_KEYSET_FILE", bench.folder.resolve("none.json").toString()),
            "keyset fault",
            "none.json",
            "PATCHBAY_KEYSET_FILE"),
        seeded(
            "keyset is open to others", DoctorStorageFaults::exposed, "keyset fault", "chmod 600"),
        seeded(
            "keyset is damaged",
            DoctorStorageFaults::damaged,
            "keyset fault",
            "cannot be used",
            "Put back a copy"),
        seeded(
            "keyset of another",
            DoctorStorageFaults::anotherKeyset,
            "keyset fault",
            "isn't in the keyset file",
            "PATCHBAY_KEYSET_FILE"),
        seeded(
            "not installed anywhere",
            bench -> bench.database(migrated("latest")),
            "Slack tokens warning",
            "Not installed",
            "/slack/install"));
  }

  private static DatabaseSettings elsewhere(DatabaseSettings at) {
    return new DatabaseSettings(
        at.jdbcUrl().replaceAll("/test_[0-9a-f]+", "/absent"), at.user(), at.password());
  }

  private static DatabaseSettings migrated(String target) {
    var at = DatabaseFixture.empty(DatabaseKind.POSTGRESQL);
    Flyway.configure()
        .dataSource(at.jdbcUrl(), at.user(), at.password())
        .locations("classpath:db/migration")
        .target(target)
        .load()
        .migrate();
    return at;
  }

  private static DatabaseSettings newer() {
    var at = DatabaseFixture.settings(DatabaseKind.POSTGRESQL);
    Database.open(at).close();
    try (var connection = DriverManager.getConnection(at.jdbcUrl(), at.user(), at.password());
        var statement = connection.createStatement()) {
      statement.execute(
          """
          insert into flyway_schema_history
          values (999, '999', 'of tomorrow', 'SQL', 'V999__of_tomorrow.sql', 1, 'x', now(), 1, true)
          """);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return at;
  }

  private static void exposed(DoctorBench bench) {
    try {
      Files.setPosixFilePermissions(
          bench.copyOfKeyset(), PosixFilePermissions.fromString("rw-r--r--"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void damaged(DoctorBench bench) {
    try {
      Files.writeString(bench.copyOfKeyset(), "{\"aead\":{}}");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void anotherKeyset(DoctorBench bench) {
    var file = bench.folder.resolve("another-" + System.nanoTime() + ".json");
    Keyset.load(file, true);
    bench.env.put("PATCHBAY_KEYSET_FILE", file.toString());
  }
}
