package dev.patchbay.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.db.DatabaseUnavailableException.Reason;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DatabaseLookTest {
  private final DatabaseUnavailableException inUse =
      new DatabaseUnavailableException("in use", DatabaseUnavailableException.Reason.IN_USE);

  @Test
  void an_embedded_database_that_is_not_there_is_not_made(@TempDir Path folder) throws Exception {
    var settings = new DatabaseSettings("jdbc:h2:file:" + folder.resolve("none"), null, null);
    assertThatThrownBy(() -> DatabaseLook.open(settings))
        .isInstanceOfSatisfying(
            DatabaseUnavailableException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.ABSENT));
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void a_file_that_is_there_is_only_read(@TempDir Path folder) throws Exception {
    var settings = new DatabaseSettings("jdbc:h2:file:" + folder.resolve("there"), null, null);
    Database.open(settings).close();
    Path file = folder.resolve("there.mv.db");
    byte[] before = Files.readAllBytes(file);
    try (var look = DatabaseLook.open(settings)) {
      assertThat(look.product()).startsWith("H2 ");
      assertThat(look.schema().pending()).isEmpty();
      refusesToWrite(look);
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void a_file_that_is_in_use_is_looked_at_as_a_copy(@TempDir Path folder) {
    var settings = new DatabaseSettings("jdbc:h2:file:" + folder.resolve("used"), null, null);
    try (var used = Database.open(settings)) {
      used.transactions()
          .run(
              handle ->
                  handle.execute(
                      "insert into team_enterprise (team_id, enterprise_id) values ('T1', 'E1')"));
      try (var look = DatabaseLook.ofCopy(settings, inUse)) {
        assertThat(look.schema().pending()).isEmpty();
        assertThat(
                look.transactions()
                    .<String>call(
                        handle ->
                            handle
                                .createQuery("select enterprise_id from team_enterprise")
                                .mapTo(String.class)
                                .one()))
            .isEqualTo("E1");
      }
    }
  }

  @Test
  void nothing_that_is_not_a_file_is_copied(@TempDir Path folder) {
    for (String url :
        new String[] {
          "jdbc:h2:mem:x", "jdbc:h2:tcp://localhost/x", "jdbc:h2:file:" + folder.resolve("none")
        }) {
      assertThatThrownBy(() -> DatabaseLook.ofCopy(new DatabaseSettings(url, null, null), inUse))
          .isSameAs(inUse);
    }
  }

  @Test
  void a_copy_leaves_nothing_behind(@TempDir Path folder) throws Exception {
    var settings = new DatabaseSettings("jdbc:h2:file:" + folder.resolve("used"), null, null);
    Database.open(settings).close();
    var copy = FileCopy.of(settings.jdbcUrl()).orElseThrow();
    Path copied = Path.of(copy.jdbcUrl().substring("jdbc:h2:file:".length()) + ".mv.db");
    assertThat(copied).hasSameBinaryContentAs(folder.resolve("used.mv.db"));
    copy.close();
    assertThat(copied.getParent()).doesNotExist();
  }

  @Test
  void postgresql_is_only_read() {
    var settings = DatabaseFixture.settings(DatabaseKind.POSTGRESQL);
    Database.open(settings).close();
    try (var look = DatabaseLook.open(settings)) {
      assertThat(look.product()).startsWith("PostgreSQL ");
      refusesToWrite(look);
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_empty_database_stays_empty(DatabaseKind kind) {
    var settings = DatabaseFixture.empty(kind);
    if (kind == DatabaseKind.POSTGRESQL) {
      try (var look = DatabaseLook.open(settings)) {
        assertThat(look.schema().pending()).contains("V1");
        assertThat(look.schema().pending()).contains("V1");
      }
    } else {
      assertThatThrownBy(() -> DatabaseLook.open(settings))
          .isInstanceOf(DatabaseUnavailableException.class);
    }
  }

  private static void refusesToWrite(DatabaseLook look) {
    assertThatThrownBy(
            () -> look.transactions().run(handle -> handle.execute("create table t (a int)")))
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(
            () -> look.transactions().run(handle -> handle.execute("delete from installation")))
        .isInstanceOf(RuntimeException.class);
  }
}
