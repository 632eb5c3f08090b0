package dev.patchbay.bench;

import dev.patchbay.app.demo.SandboxPerson;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.db.DatabaseSettings;
import dev.patchbay.smoke.World;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How long an incident takes from PagerDuty's webhook to Slack's channel while nothing else goes
 * on, on the simulators and with a database in a file, beside what the two HTTP calls on its way
 * cost alone.
 */
public final class CardLatencyBench {
  private static final int WARM = 5;

  /**
   * Until the card of the incident before has its number of alerts: only then the channel rests.
   */
  private static final long REST_MILLIS = 5_000;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private CardLatencyBench() {}

  /**
   * @param args how many incidents; 20 if not given
   */
  public static void main(String[] args) throws Exception {
    int samples = args.length > 0 ? Integer.parseInt(args[0]) : 20;
    new CardLatencyBench().run(samples);
    // Not left to threads that are no daemons.
    System.exit(0);
  }

  private void run(int samples) throws Exception {
    var file = Files.createTempDirectory("latency").resolve("patchbay");
    var settings = new DatabaseSettings("jdbc:h2:file:" + file, null, null);
    try (var world = World.on(settings, false, Map.of())) {
      connect(world);
      double[] cards = new double[samples];
      double[] calls = new double[samples];
      for (int i = -WARM; i < samples; i++) {
        TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
        double card = card(world, "Latency " + (i + WARM) + ".");
        double both = call(hook(world)) + call(slack(world));
        if (i >= 0) {
          cards[i] = card;
          calls[i] = both;
        }
      }
      System.out.printf(
          "webhook to card: %.1f ms median, %.1f ms 90th; its two HTTP calls alone: %.1f ms"
              + " median%n",
          at(cards, 0.5), at(cards, 0.9), at(calls, 0.5));
    }
  }

  private static void connect(World world) {
    world.ada().install();
    world.logIn(world.ada(), SandboxWorld.ADA);
    world.as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, "/pd connect checkout");
    world.as(SandboxWorld.ADA).submit(world.ada().view().id(), Map.of("delivery", "webhook"));
    world.ada().message(SandboxWorld.ALERTS, "connected");
    SandboxPerson.await(
        "a subscription",
        () -> world.sandbox().pagerDuty().webhooks().stored().stream().findFirst());
  }

  private static double card(World world, String title) {
    long begun = System.nanoTime();
    world.sandbox().pagerDuty().trigger(SandboxWorld.CHECKOUT, title, "high");
    while (shown(world, title).isEmpty()) {
      LockSupport.parkNanos(500_000);
    }
    return (System.nanoTime() - begun) / 1e6;
  }

  private static Optional<String> shown(World world, String title) {
    var all = world.ada().messages(SandboxWorld.ALERTS);
    return all.stream()
        .skip(Math.max(0, all.size() - 3))
        .map(message -> message.text())
        .filter(text -> text.contains(title))
        .findFirst();
  }

  private double call(URI uri) throws Exception {
    var request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .header("X-PagerDuty-Signature", "v1=" + "0".repeat(64))
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    long begun = System.nanoTime();
    client.send(request, BodyHandlers.discarding());
    return (System.nanoTime() - begun) / 1e6;
  }

  private static URI hook(World world) {
    return world.sandbox().address().resolve("/pagerduty/webhooks");
  }

  private static URI slack(World world) {
    return world.sandbox().slack().apiUrl().resolve("chat.postMessage");
  }

  private static double at(double[] all, double share) {
    double[] sorted = all.clone();
    Arrays.sort(sorted);
    return sorted[(int) (sorted.length * share)];
  }
}
