package dev.patchbay.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.db.Database;
import dev.patchbay.sandbox.pagerduty.account.SeenRequest;
import dev.patchbay.sandbox.slack.ShownMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Presses and disconnections on two nodes with one PostgreSQL while nodes are killed, paused and
 * restarted, the database goes silent and away, tokens expire, and PagerDuty and Slack limit, break
 * and hang: each is carried out once or answered, and nothing is left behind. More seeds by the
 * system property {@code patchbay.chaos.seeds}, others by {@code patchbay.chaos.first}.
 */
final class ChaosTest {
  private static final int PRESSES = 6;
  private static final Duration SETTLED = Duration.ofMinutes(3);

  static LongStream seeds() {
    long first = Integer.getInteger("patchbay.chaos.first", 1);
    return LongStream.range(first, first + Integer.getInteger("patchbay.chaos.seeds", 2));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothing_is_lost_doubled_or_left_behind(long seed, @TempDir Path folder) {
    try (var scene = new ChaosScene(seed, folder)) {
      var posted = new ArrayList<ShownMessage>();
      var services = new ArrayList<String>();
      for (int press = 0; press < PRESSES; press++) {
        services.add("Unruly" + press);
        scene.connect(services.get(press));
        posted.add(scene.world.incident("Chaos " + press));
      }
      long pressed =
          IntStream.range(0, PRESSES)
              .filter(press -> scene.press(posted.get(press), services.get(press)))
              .count();
      scene.calm();
      nothingIsLeft(scene);
      everybodyWasAnswered(scene, pressed);
      services.forEach(service -> disconnectedAndSaidOnce(scene, service));
      nothingWasDoneTwice(scene);
      theLoginLives(scene.world);
    }
  }

  private static void nothingIsLeft(ChaosScene scene) {
    try (var database = Database.open(scene.database())) {
      await()
          .atMost(SETTLED)
          .untilAsserted(
              () ->
                  assertThat(
                          List.of(
                              rows(database, "incident_change"),
                              rows(database, "people_job"),
                              rows(database, "event_job"),
                              rows(database, "wiring_request"),
                              rows(database, "personal_message"),
                              rows(database, "outbox_message where wanted > written"),
                              rows(database, "pending_command"),
                              rows(database, "dead_job")))
                      .containsOnly(0));
    }
  }

  private static int rows(Database database, String table) {
    return database
        .transactions()
        .call(
            handle ->
                handle.createQuery("select count(*) from " + table).mapTo(Integer.class).one());
  }

  /** {@code pressed}: what Slack showed no warning sign for. */
  private static void everybodyWasAnswered(ChaosScene scene, long pressed) {
    var world = scene.world;
    var acknowledged =
        world.sandbox().pagerDuty().incidents().stream()
            .filter(incident -> incident.status().toString().equalsIgnoreCase("acknowledged"))
            .toList();
    acknowledged.forEach(
        incident -> world.ada.message(SandboxWorld.ALERTS, incident.title(), "Acknowledged by"));
    long told =
        world.ada.ephemerals().stream()
            .filter(
                message ->
                    message.text().contains("Couldn't")
                        || message.text().contains("doesn't know whether")
                        || message.text().contains("database"))
            .count();
    assertThat(acknowledged.size() + told)
        .as("%s, told %s", scene.played(), world.ada.ephemerals())
        .isGreaterThanOrEqualTo(pressed);
  }

  private static void disconnectedAndSaidOnce(ChaosScene scene, String service) {
    boolean gone =
        scene.world.sandbox().pagerDuty().account().stored().stream()
            .noneMatch(one -> one.serviceIds().contains(ChaosScene.id(service)));
    assertThat(scene.world.grace.messages(SandboxWorld.ALERTS))
        .as("said of %s: %s", service, scene.played())
        .filteredOn(one -> one.text().contains("disconnected *" + service))
        .hasSize(gone ? 1 : 0);
    var told = scene.world.grace.ephemerals().stream().map(ShownMessage::text).toList();
    if (!gone && told.stream().anyMatch(text -> text.contains("Disconnecting *" + service))) {
      assertThat(told)
          .as("promised of %s: %s", service, scene.played())
          .anyMatch(text -> text.contains("Couldn't disconnect *" + service));
    }
  }

  private static void nothingWasDoneTwice(ChaosScene scene) {
    var world = scene.world;
    var written =
        world.sandbox().pagerDuty().requests().stream()
            .filter(request -> request.operation().equals(ChaosScene.PUT))
            .filter(request -> request.status() == 200)
            .map(SeenRequest::target)
            .toList();
    assertThat(written)
        .as("each incident is changed once: %s", scene.played())
        .doesNotHaveDuplicates();
    assertThat(world.sandbox().pagerDuty().violations()).isEmpty();
  }

  private static void theLoginLives(World world) {
    assertThat(world.as(SandboxWorld.ADA).command(SandboxWorld.OPS, "/pd whoami").ok()).isTrue();
    world.ada.ephemerals("You're logged in to PagerDuty as");
  }
}
