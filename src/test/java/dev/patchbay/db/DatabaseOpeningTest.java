package dev.patchbay.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a database opens, and what is said when it does not. */
final class DatabaseOpeningTest {

  @Test
  void two_nodes_starting_together_both_find_the_schema() {
    // Nodes share a PostgreSQL: H2 is one node's, and Flyway has no lock for an empty one.
    DatabaseSettings settings = DatabaseFixture.empty(DatabaseKind.POSTGRESQL);
    List<Database> nodes = Stream.of(1, 2).parallel().map(node -> Database.open(settings)).toList();
    assertThat(nodes).allMatch(node -> leases(node) == 0);
    nodes.forEach(Database::close);
  }

  private static int leases(Database database) {
    return database
        .transactions()
        .call(
            handle -> handle.createQuery("select count(*) from lease").mapTo(Integer.class).one());
  }

  @ParameterizedTest
  @EnumSource
  void a_database_from_before_the_baseline_is_refused_in_words(DatabaseKind kind, @TempDir Path old)
      throws IOException {
    Files.writeString(old.resolve("V1__jobs.sql"), "create table claim (claim_key varchar(9));");
    Files.writeString(old.resolve("V2__workspace.sql"), "create table wish (team_id varchar(9));");
    DatabaseSettings settings = DatabaseFixture.empty(kind);
    Flyway.configure()
        .dataSource(settings.jdbcUrl(), settings.user(), settings.password())
        .locations("filesystem:" + old)
        .load()
        .migrate();

    assertThatThrownBy(() -> Database.open(settings))
        .isInstanceOf(DatabaseUnavailableException.class)
        .hasMessageContaining("from before 0.1.0")
        .hasMessageContaining("never released")
        .hasMessageContaining("Move the database away");
  }

  @Test
  void a_file_that_is_locked_is_named_with_what_to_do(@TempDir Path folder) {
    String file = folder.resolve("patchbay").toString();
    try (Database first =
        Database.open(new DatabaseSettings("jdbc:h2:file:" + file, "sa", "hunter2"))) {
      assertThat(first.answers()).isTrue();
      // By another way to the same file H2 does not know that it is open here already, and meets
      // the lock as another process would.
      DatabaseSettings second = new DatabaseSettings("jdbc:h2:nioMapped:" + file, "sa", "hunter2");
      assertThatThrownBy(() -> Database.open(second))
          .isInstanceOf(DatabaseUnavailableException.class)
          .hasMessageContaining("in use by another process")
          .hasMessageContaining("Stop the other Patchbay")
          .hasMessageNotContaining("hunter2")
          .hasNoCause();
    }
  }

  @Test
  void a_wrong_password_says_which_settings_to_check(@TempDir Path folder) {
    String url = "jdbc:h2:file:" + folder.resolve("patchbay");
    Database.open(new DatabaseSettings(url, "sa", "hunter2")).close();
    assertThatThrownBy(() -> Database.open(new DatabaseSettings(url, "sa", "hunter3")))
        .isInstanceOf(DatabaseUnavailableException.class)
        .hasMessageContaining("PATCHBAY_DATABASE_PASSWORD")
        .hasMessageNotContaining("hunter3")
        .hasNoCause();
  }

  @Test
  void an_unreachable_postgresql_says_what_to_do_without_the_password() throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    String url = "jdbc:postgresql://localhost:" + closed + "/patchbay?password=hunter2";
    assertThatThrownBy(() -> Database.open(new DatabaseSettings(url, "patchbay", "hunter2")))
        .isInstanceOf(DatabaseUnavailableException.class)
        .hasMessageContaining("localhost:" + closed + "/patchbay isn't responding")
        .hasMessageNotContaining("hunter2")
        .hasNoCause();
  }

  @Test
  void a_url_of_another_database_is_refused() {
    assertThatThrownBy(() -> Database.open(new DatabaseSettings("jdbc:mysql://x/y", null, null)))
        .isInstanceOf(DatabaseUnavailableException.class)
        .hasMessageContaining("PATCHBAY_DATABASE_URL");
  }

  @Test
  void h2_settings_given_in_the_url_are_kept() {
    assertThat(Dialect.H2.complete("jdbc:h2:mem:x;write_delay=100"))
        .contains("MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH")
        .doesNotContain("WRITE_DELAY=0");
  }
}
