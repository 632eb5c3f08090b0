package dev.patchbay.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.db.Database;
import dev.patchbay.db.DatabaseSettings;
import dev.patchbay.sandbox.pagerduty.Fault;
import dev.patchbay.sandbox.pagerduty.account.SeenRequest;
import dev.patchbay.sandbox.slack.ShownMessage;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.FreezingProxy;
import dev.patchbay.wiring.apply.KilledProcess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Presses on two nodes with one PostgreSQL while nodes are killed, the database goes silent and
 * PagerDuty limits, breaks and hangs: each press is carried out once or answered, and nothing is
 * left behind. More seeds by the system property {@code patchbay.chaos.seeds}.
 */
final class ChaosTest {
  private static final String PUT = "PUT /incidents/{id}";
  private static final int PRESSES = 6;
  private static final Duration SETTLED = Duration.ofMinutes(3);

  static LongStream seeds() {
    return LongStream.rangeClosed(1, Integer.getInteger("patchbay.chaos.seeds", 2));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothing_is_lost_doubled_or_left_behind(long seed, @TempDir Path folder) {
    var random = new Random(seed);
    var direct = DatabaseFixture.settings(DatabaseKind.POSTGRESQL);
    int port = URI.create(direct.jdbcUrl().replaceFirst("^jdbc:", "")).getPort();
    try (var proxy = new FreezingProxy(port)) {
      var url = direct.jdbcUrl().replaceFirst(":" + port, ":" + proxy.port());
      var through = new DatabaseSettings(url, direct.user(), direct.password());
      try (World world = World.on(through, false, Map.of())) {
        world.ada.install();
        world.logIn(world.ada, SandboxWorld.ADA);
        world.connect("checkout");
        var posted = new ArrayList<ShownMessage>();
        for (int press = 0; press < PRESSES; press++) {
          posted.add(world.incident("Chaos " + press));
        }
        var settings = new HashMap<>(world.sandbox().environment());
        settings.put("PATCHBAY_PORT", "0");
        var other = new KilledProcess(settings, folder);
        int pressed = 0;
        try {
          for (var message : posted) {
            other = disturb(random, world, proxy, other, settings, folder);
            pressed += world.as(SandboxWorld.ADA).click(message, "Acknowledge").ok() ? 1 : 0;
            proxy.thaw();
          }
          world.sandbox().pagerDuty().faults().clear();
          world.sandbox().pagerDuty().faults().release();
          settled(world, direct, pressed);
        } finally {
          other.close();
        }
      }
    }
  }

  private static KilledProcess disturb(
      Random random,
      World world,
      FreezingProxy proxy,
      KilledProcess other,
      Map<String, String> settings,
      Path folder) {
    var faults = world.sandbox().pagerDuty().faults();
    switch (random.nextInt(7)) {
      case 0 -> faults.next(PUT, Fault.answer(429, "{}"));
      case 1 -> faults.next(PUT, Fault.http(500));
      case 2 -> faults.next(PUT, Fault.hang());
      case 3 -> faults.next(PUT, Fault.lostAnswer());
      case 4 -> {
        other.kill();
        return new KilledProcess(settings, folder);
      }
      case 5 -> proxy.freeze();
      default -> world.sandbox().restart();
    }
    return other;
  }

  /** {@code pressed}: what Slack showed no warning sign for. */
  private static void settled(World world, DatabaseSettings settings, int pressed) {
    try (var database = Database.open(settings)) {
      await()
          .atMost(SETTLED)
          .untilAsserted(
              () ->
                  assertThat(
                          List.of(rows(database, "incident_change"), rows(database, "people_job")))
                      .containsOnly(0));
    }
    long acknowledged =
        world.sandbox().pagerDuty().incidents().stream()
            .filter(incident -> incident.status().toString().equalsIgnoreCase("acknowledged"))
            .count();
    long told =
        world.ada.ephemerals().stream()
            .filter(
                message ->
                    message.text().contains("Couldn't") || message.text().contains("database"))
            .count();
    assertThat(acknowledged + told).isGreaterThanOrEqualTo(pressed);
    var written =
        world.sandbox().pagerDuty().requests().stream()
            .filter(request -> request.operation().equals(PUT) && request.status() == 200)
            .map(SeenRequest::target)
            .toList();
    assertThat(written).as("each incident is changed once").doesNotHaveDuplicates();
    assertThat(world.sandbox().pagerDuty().violations()).isEmpty();
    assertThat(world.as(SandboxWorld.ADA).command(SandboxWorld.OPS, "/pd whoami").ok()).isTrue();
    world.ada.ephemerals("You're logged in to PagerDuty as");
  }

  private static int rows(Database database, String table) {
    return database
        .transactions()
        .call(
            handle ->
                handle.createQuery("select count(*) from " + table).mapTo(Integer.class).one());
  }
}
