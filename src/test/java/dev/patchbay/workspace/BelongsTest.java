package dev.patchbay.workspace;

import static dev.patchbay.workspace.Samples.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.secret.Keyset;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes known of a workspace's org while its token is being stored. */
final class BelongsTest {
  private static final Instant END = Instant.parse("2027-01-01T00:00:00Z");

  @ParameterizedTest
  @EnumSource
  void a_token_that_is_being_stored_is_waited_for_and_kept(
      DatabaseKind kind, @TempDir Path folder) {
    try (var database = DatabaseFixture.open(kind)) {
      var transactions = database.transactions();
      var encryptor = Keyset.load(folder.resolve("keyset.json"), true).encryptor();
      var installations = new Installations(transactions, encryptor, Clock.systemUTC());
      var old = Samples.rotating("xoxb-1", "xoxe-1", END);
      var next = Samples.rotating("xoxb-2", "xoxe-2", END);
      installations.save(old);

      var told = new ArrayList<CompletableFuture<Void>>();
      transactions.together(
          () -> {
            installations.save(next);
            told.add(CompletableFuture.runAsync(() -> installations.belongs(ACME, "E1")));
            var waiting =
                kind == DatabaseKind.H2
                    ? "select count(*) from information_schema.sessions where blocker_id is not"
                        + " null"
                    : "select count(*) from pg_locks where not granted";
            await()
                .pollInSameThread()
                .until(
                    () ->
                        transactions.call(
                            handle -> handle.createQuery(waiting).mapTo(Integer.class).one() > 0));
          });
      told.forEach(CompletableFuture::join);

      assertThat(installations.at(Optional.of(ACME), Optional.empty())).contains(next.within("E1"));
    }
  }
}
