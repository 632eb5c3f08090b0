package dev.patchbay.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.db.DatabaseSettings;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.Eavesdropper;
import dev.patchbay.support.FreezingProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people and operators see while the database is silent. */
final class OutageSmokeTest {
  private static final Duration SLACK_WAITS = Duration.ofSeconds(3);
  private static final Duration PROBE = Duration.ofMillis(1_500);
  private static final HttpClient BROWSER = HttpClient.newHttpClient();

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_database_that_went_silent_is_said_within_three_seconds(boolean socketMode) {
    throughProxy(
        socketMode,
        (world, database) -> {
          database.freeze();
          for (int request = 0; request < 3; request++) {
            long begun = System.nanoTime();
            var answer = world.as(SandboxWorld.ADA).command(SandboxWorld.OPS, "/pd list");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SLACK_WAITS);
            assertThat(answer.ok()).isTrue();
            assertThat(answer.body()).contains("database isn't responding");
          }
          for (var command : List.of("connect checkout", "status", "incidents", "logout")) {
            long before = saidAway(world);
            world.as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, "/pd " + command);
            await(command).until(() -> saidAway(world) > before);
          }
          database.thaw();
          await()
              .until(() -> world.as(SandboxWorld.ADA).command(SandboxWorld.OPS, "/pd list").ok());
        });
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_press_while_the_database_is_silent_is_answered_in_words_and_half_done_nowhere(
      boolean socketMode) {
    throughProxy(
        socketMode,
        (world, database) -> {
          world.connect("checkout");
          var posted = world.incident("Database gone");
          database.freeze();
          for (var button : List.of("Acknowledge", "Resolve")) {
            long before = saidAway(world);
            long begun = System.nanoTime();
            world.as(SandboxWorld.ADA).click(posted, button);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SLACK_WAITS);
            await(button).until(() -> saidAway(world) > before);
          }
          assertThat(world.status()).isEqualTo("triggered");
          database.thaw();
          await()
              .until(() -> world.as(SandboxWorld.ADA).command(SandboxWorld.OPS, "/pd list").ok());
          assertThat(world.status()).isEqualTo("triggered");
          world.as(SandboxWorld.ADA).click(posted, "Acknowledge");
          world.awaitStatus("acknowledged");
        });
  }

  @Test
  void the_log_says_in_one_line_that_the_database_is_away_and_in_one_that_it_is_back() {
    throughProxy(
        false,
        (world, database) -> {
          try (var ears = new Eavesdropper()) {
            database.freeze();
            await().until(() -> ears.shipped().contains("database is not responding, so jobs"));
            world.as(SandboxWorld.ADA).command(SandboxWorld.OPS, "/pd list");
            await()
                .until(
                    () -> {
                      long begun = System.nanoTime();
                      int status = readyz(world).statusCode();
                      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PROBE);
                      return status == 503;
                    });
            await().until(() -> ears.events().contains("database_away=true"));
            database.thaw();
            await().until(() -> ears.shipped().contains("responds again"));
            assertThat(ears.shipped())
                .containsOnlyOnce("database is not responding, so jobs")
                .containsOnlyOnce("responds again");
            // The shipped levels show no others of them.
            assertThat(ears.shipped().lines())
                .filteredOn(line -> line.contains("\"level\":\"WARN") || line.contains("\"ERROR"))
                .noneMatch(line -> line.contains("stack_trace"));
          }
        });
  }

  /** In how many messages and forms Ada reads that the database is away. */
  private static long saidAway(World world) {
    var screen = world.sandbox().slack().screen();
    return Stream.concat(
            world.ada.ephemerals().stream().map(shown -> shown.json().toString()),
            screen.views(SandboxWorld.ADA).stream().map(view -> view.json().toString()))
        .filter(shown -> shown.contains("database isn't responding"))
        .count();
  }

  @Test
  void pages_say_that_the_database_is_silent() {
    throughProxy(
        false,
        (world, database) -> {
          database.freeze();
          for (var path :
              List.of(
                  "/slack/install",
                  "/slack/oauth_redirect?state=s&code=c",
                  "/pagerduty/login?ticket=t",
                  "/pagerduty/callback?state=s&code=c")) {
            long begun = System.nanoTime();
            var page = page(world.sandbox().address().resolve(path));
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SLACK_WAITS);
            assertThat(page.body()).as(path).contains("database isn&#39;t responding");
            assertThat(page.statusCode()).as(path).isEqualTo(503);
          }
          database.thaw();
          await()
              .until(
                  () ->
                      page(world.sandbox().address().resolve("/slack/install")).statusCode() < 400);
        });
  }

  static void throughProxy(boolean socketMode, BiConsumer<World, FreezingProxy> outage) {
    var direct = DatabaseFixture.settings(DatabaseKind.POSTGRESQL);
    var url = URI.create(direct.jdbcUrl().replaceFirst("^jdbc:", ""));
    try (var proxy = new FreezingProxy(url.getPort())) {
      var through = direct.jdbcUrl().replaceFirst(":" + url.getPort(), ":" + proxy.port());
      var settings = new DatabaseSettings(through, direct.user(), direct.password());
      try (World world = World.on(settings, socketMode, Map.of())) {
        world.ada.install();
        world.logIn(world.ada, SandboxWorld.ADA);
        outage.accept(world, proxy);
      } finally {
        proxy.thaw();
      }
    }
  }

  static HttpResponse<String> readyz(World world) {
    return page(world.sandbox().address().resolve("/readyz"));
  }

  private static HttpResponse<String> page(URI address) {
    try {
      return BROWSER.send(
          HttpRequest.newBuilder(address).header("Accept", "text/html").build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
