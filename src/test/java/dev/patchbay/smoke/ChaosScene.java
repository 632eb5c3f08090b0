package dev.patchbay.smoke;

import static org.awaitility.Awaitility.await;

import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.db.DatabaseSettings;
import dev.patchbay.sandbox.pagerduty.Fault;
import dev.patchbay.sandbox.pagerduty.account.SimulatedService;
import dev.patchbay.sandbox.slack.ShownMessage;
import dev.patchbay.support.FreezingProxy;
import dev.patchbay.support.KilledProcess;
import dev.patchbay.support.OwnPostgres;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** Two nodes on one PostgreSQL, one of them a process of its own, and what goes wrong with them. */
final class ChaosScene implements AutoCloseable {
  static final String PUT = "PUT /incidents/{id}";
  private static final String DELETE = "DELETE /extensions/{id}";

  /** Longer than Patchbay waits for Slack. */
  private static final Duration SILENCE = Duration.ofSeconds(10);

  private enum Trouble {
    PAGERDUTY_LIMITS,
    PAGERDUTY_BREAKS,
    PAGERDUTY_IS_SILENT,
    PAGERDUTY_LOSES_AN_ANSWER,
    SLACK_LIMITS,
    SLACK_BREAKS,
    SLACK_IS_SILENT,
    TOKENS_EXPIRE,
    NODE_RESTARTS,
    NODE_IS_KILLED,
    NODE_PAUSES,
    DATABASE_IS_SILENT,
    DATABASE_RESTARTS
  }

  private final Random random;
  private final Path folder;
  private final OwnPostgres postgres;
  private final FreezingProxy proxy;
  private final Map<String, String> settings;
  private KilledProcess other;
  private boolean paused;
  private final List<String> played = new ArrayList<>();
  final World world;

  ChaosScene(long seed, Path folder) {
    this.random = new Random(seed);
    this.folder = folder;
    this.postgres = new OwnPostgres(folder);
    this.proxy = new FreezingProxy(postgres.port());
    var direct = postgres.settings();
    var url = direct.jdbcUrl().replaceFirst(":" + postgres.port(), ":" + proxy.port());
    this.world =
        World.on(new DatabaseSettings(url, direct.user(), direct.password()), false, Map.of());
    this.settings = new HashMap<>(world.sandbox().environment());
    settings.put("PATCHBAY_PORT", "0");
    world.ada.install();
    world.logIn(world.ada, SandboxWorld.ADA);
    world.logIn(world.grace, SandboxWorld.GRACE);
    world.connect("checkout");
    this.other = new KilledProcess(settings, folder);
    await().until(() -> other.port().isPresent());
  }

  /** A service that is connected, to be disconnected by {@link #press}. */
  void connect(String name) {
    world.sandbox().pagerDuty().account().put(new SimulatedService(id(name), name));
    world.connect(id(name));
  }

  static String id(String service) {
    return "P" + service.toUpperCase(Locale.ROOT);
  }

  /**
   * Ada presses Acknowledge and Grace disconnects a service while something goes wrong; whether
   * Slack got an answer to the press in time.
   */
  boolean press(ShownMessage message, String service) {
    resume();
    var trouble = Trouble.values()[random.nextInt(Trouble.values().length)];
    var after = begin(trouble);
    requestsGoTo(
        random.nextBoolean() && other.port().isPresent()
            ? URI.create("http://localhost:" + other.port().getAsInt())
            : world.sandbox().address());
    try {
      var answer = world.as(SandboxWorld.ADA).click(message, "Acknowledge");
      var command = "/pd disconnect " + service + " --yes";
      var disconnecting = world.as(SandboxWorld.GRACE).command(SandboxWorld.ALERTS, command);
      played.add(trouble + ": " + answer + ", " + service + " " + disconnecting);
      return answer.ok();
    } finally {
      after.run();
      if (trouble == Trouble.NODE_IS_KILLED) {
        other.kill();
        other = new KilledProcess(settings, folder);
      }
    }
  }

  /** What ends it right after the press. */
  private Runnable begin(Trouble trouble) {
    var pagerDuty = world.sandbox().pagerDuty();
    var slack = world.sandbox().slack().faults();
    var method =
        List.of("chat.update", "chat.postEphemeral", "chat.postMessage").get(random.nextInt(3));
    var write = List.of(PUT, DELETE).get(random.nextInt(2));
    switch (trouble) {
      case PAGERDUTY_LIMITS -> pagerDuty.faults().next(write, Fault.answer(429, "{}"));
      case PAGERDUTY_BREAKS -> pagerDuty.faults().next(write, Fault.http(500));
      case PAGERDUTY_IS_SILENT -> pagerDuty.faults().next(write, Fault.hang());
      case PAGERDUTY_LOSES_AN_ANSWER -> pagerDuty.faults().next(write, Fault.lostAnswer());
      case SLACK_LIMITS -> slack.next(method, dev.patchbay.sandbox.slack.Fault.http429(2));
      case SLACK_BREAKS -> slack.next(method, dev.patchbay.sandbox.slack.Fault.http(500));
      case SLACK_IS_SILENT -> slack.next(method, dev.patchbay.sandbox.slack.Fault.hang(SILENCE));
      case TOKENS_EXPIRE -> pagerDuty.logins().expireTokens();
      case NODE_RESTARTS -> world.sandbox().restart();
      case NODE_IS_KILLED -> {}
      case NODE_PAUSES -> {
        other.pause();
        paused = true;
      }
      case DATABASE_IS_SILENT -> {
        proxy.freeze();
        return proxy::thaw;
      }
      case DATABASE_RESTARTS -> {
        return CompletableFuture.runAsync(postgres::restart)::join;
      }
    }
    return () -> {};
  }

  /** What went wrong at each press, and what Slack got. */
  List<String> played() {
    return played;
  }

  private void requestsGoTo(URI node) {
    var setup = world.sandbox().slack().setup();
    var app = world.sandbox().appId();
    setup.configure(app, setup.draft(app).withRequestUrl(node.resolve("/slack/events")));
  }

  private void resume() {
    if (paused) {
      other.resume();
      paused = false;
    }
  }

  /**
   * From now on all goes well. What PagerDuty was silent about it never does: carried out now, long
   * after it was asked again, it would look as if Patchbay had changed an incident twice.
   */
  void calm() {
    resume();
    requestsGoTo(world.sandbox().address());
    world.sandbox().slack().faults().clear();
    world.sandbox().pagerDuty().faults().clear();
  }

  /** Past the proxy. */
  DatabaseSettings database() {
    return postgres.settings();
  }

  @Override
  public void close() {
    resume();
    other.close();
    proxy.thaw();
    world.close();
    proxy.close();
    postgres.close();
  }
}
