package dev.patchbay.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.patchbay.words.OutageWords;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An embedded database whose disk fills up while it runs, and has room again later. */
final class FullDiskTest {
  @TempDir private Path folder;

  @AfterEach
  void makeRoom() {
    FullDisk.fill(false);
  }

  @Test
  void it_says_that_it_does_not_answer_and_works_again_once_there_is_room() {
    FullDisk.register();
    var url = "jdbc:h2:full:" + folder.resolve("patchbay");
    try (var database = Database.open(new DatabaseSettings(url, null, null))) {
      add(database, "before");
      FullDisk.fill(true);
      for (int time = 0; time < 3; time++) {
        assertThatThrownBy(() -> add(database, "lost"))
            .satisfies(
                failure ->
                    assertThat(OutageWords.clause(failure))
                        .contains("cannot use its disk (No space left on device)"));
      }
      await().atMost(Duration.ofSeconds(20)).until(() -> !database.answers());
      FullDisk.fill(false);
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () -> {
                assertThat(database.answers()).isTrue();
                add(database, "after");
              });
      assertThat(rows(database)).isEqualTo(2);
    }
  }

  private static void add(Database database, String key) {
    database
        .transactions()
        .run(
            handle ->
                handle
                    .createUpdate("insert into lease values (:key, 'h', 1, :now, :now)")
                    .bind("key", key)
                    .bind("now", Instant.EPOCH)
                    .execute());
  }

  private static int rows(Database database) {
    return database
        .transactions()
        .call(
            handle -> handle.createQuery("select count(*) from lease").mapTo(Integer.class).one());
  }
}
