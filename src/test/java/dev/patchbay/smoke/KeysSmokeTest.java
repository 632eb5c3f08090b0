package dev.patchbay.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.db.Database;
import dev.patchbay.secret.KeyPrefix;
import dev.patchbay.secret.Keyset;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The running server follows its keyset file. It looks every few seconds, in real time. */
final class KeysSmokeTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final HttpClient http = HttpClient.newHttpClient();
  @TempDir private Path folder;

  @Test
  void a_rotation_is_taken_up_and_a_wrong_file_is_said_until_the_right_one_is_back()
      throws Exception {
    Path file = folder.resolve("keyset.json");
    Keyset.load(file, true);
    var settings = DatabaseFixture.settings(DatabaseKind.H2);
    try (var world = World.on(settings, false, Map.of("PATCHBAY_KEYSET_FILE", file.toString()));
        var database = Database.open(settings)) {
      world.ada.install();
      world.logIn(world.ada, SandboxWorld.ADA);
      Keyset.rotate(file);
      long key = Keyset.load(file, false).newestFirst().get(0);
      await().atMost(PATIENCE).until(() -> keyOf(database, "installation", "bot_token") == key);
      await()
          .atMost(PATIENCE)
          .until(() -> keyOf(database, "person_login", "refresh_sealed") == key);
      assertThat(ready(world)).startsWith("200");

      Path kept = Files.copy(file, folder.resolve("kept.json"));
      Files.delete(file);
      Keyset.load(file, true);
      world.sandbox().restart();
      assertThat(ready(world)).startsWith("503").contains("doesn't match this database");
      Files.copy(kept, file, StandardCopyOption.REPLACE_EXISTING);
      await().atMost(PATIENCE).until(() -> ready(world).startsWith("200"));
      world.connect("checkout");
    }
  }

  private static long keyOf(Database database, String table, String column) {
    return database
        .transactions()
        .call(
            handle ->
                handle
                    .createQuery("select " + column + " from " + table)
                    .mapTo(String.class)
                    .map(value -> KeyPrefix.of(value).orElseThrow())
                    .one());
  }

  private String ready(World world) throws IOException, InterruptedException {
    URI address = world.sandbox().address().resolve("/readyz");
    var answer = http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    return answer.statusCode() + " " + answer.body();
  }
}
