package dev.patchbay.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.db.DatabaseSettings;
import dev.patchbay.db.FullDisk;
import dev.patchbay.support.Eavesdropper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people, operators and probes see while the disk of an embedded database is full. */
final class FullDiskSmokeTest {
  private static final HttpClient BROWSER = HttpClient.newHttpClient();

  @TempDir private Path folder;

  @Test
  void it_is_named_by_readyz_and_needs_no_restart() {
    onDiskThatFillsUp(
        world -> {
          FullDisk.fill(true);
          // Something that writes, so that H2 meets the end of the disk.
          world.as(SandboxWorld.ADA).command(SandboxWorld.OPS, "/pd login");
          await()
              .untilAsserted(
                  () -> {
                    var answer = readyz(world);
                    assertThat(answer.statusCode()).isEqualTo(503);
                    assertThat(answer.body()).contains("\"database\":{\"status\":\"down\"");
                  });
          FullDisk.fill(false);
          await().until(() -> readyz(world).statusCode() == 200);
          await()
              .until(() -> world.as(SandboxWorld.ADA).command(SandboxWorld.OPS, "/pd login").ok());
          world.ada.logIn(world.ada.logInLink());
        });
  }

  @Test
  void everyone_is_answered_in_words_and_the_log_has_no_stack() {
    onDiskThatFillsUp(
        world -> {
          world.logIn(world.ada, SandboxWorld.ADA);
          world.connect("checkout");
          var posted = world.incident("Disk full");
          try (var ears = new Eavesdropper()) {
            FullDisk.fill(true);
            for (int round = 0; round < 3; round++) {
              for (var button : List.of("Acknowledge", "Resolve")) {
                long before = toldAda(world);
                world.as(SandboxWorld.ADA).click(posted, button);
                await(button).until(() -> toldAda(world) > before);
              }
              // While it is down, each look opens the file again and fails again.
              await().until(() -> readyz(world).statusCode() == 503);
            }
            assertThat(world.ada.ephemerals())
                .extracting(shown -> shown.json().toString())
                .anyMatch(text -> text.contains("database isn't responding"))
                .noneMatch(text -> text.contains("Something went wrong"))
                .noneMatch(text -> text.contains("error ID"));
            await().until(() -> ears.shipped().contains("disk (No space left on device), so jobs"));
            assertThat(troubles(ears))
                .filteredOn(line -> !line.contains("a request of kind"))
                .singleElement()
                .asString()
                .contains("so jobs and messages wait");
            assertThat(troubles(ears)).noneMatch(line -> line.contains("stack_trace"));
          }
        });
  }

  private static List<String> troubles(Eavesdropper ears) {
    return ears.shipped()
        .lines()
        .filter(line -> line.contains("\"level\":\"WARN") || line.contains("\"level\":\"ERROR"))
        .toList();
  }

  private static long toldAda(World world) {
    return world.ada.ephemerals().size();
  }

  private void onDiskThatFillsUp(Consumer<World> story) {
    FullDisk.register();
    var url = "jdbc:h2:full:" + folder.resolve("patchbay");
    try (World world = World.on(new DatabaseSettings(url, null, null), false, Map.of())) {
      world.ada.install();
      await().until(() -> readyz(world).statusCode() == 200);
      try {
        story.accept(world);
      } finally {
        FullDisk.fill(false);
      }
    }
  }

  private static HttpResponse<String> readyz(World world) {
    URI address = world.sandbox().address().resolve("/readyz");
    try {
      return BROWSER.send(
          HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
