package dev.patchbay.bench;

import static dev.patchbay.support.Ids.ACCOUNT;

import dev.patchbay.db.Database;
import dev.patchbay.db.DatabaseSettings;
import dev.patchbay.db.Leases;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.support.PagerDutyAccount;
import dev.patchbay.support.TemporaryKeyset;
import dev.patchbay.web.WebhookEndpoint;
import dev.patchbay.web.http.HttpServer;
import dev.patchbay.web.http.HttpServerSettings;
import dev.patchbay.web.http.RawRoute;
import dev.patchbay.web.http.Routes;
import dev.patchbay.webhook.AccountSubscription;
import dev.patchbay.webhook.Inbox;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A storm of signed webhooks on one node with a database in a file: what was accepted must be
 * handed on, once each. Prints how many were lost, and how long PagerDuty would have waited.
 */
public final class WebhookStormBench {
  private static final int PER_SECOND = 1_000;
  private static final int INCIDENTS = 500;
  private static final int AT_ONCE = 64;

  private final Set<String> handedOn = ConcurrentHashMap.newKeySet();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicLongArray nanos;
  private final Semaphore free = new Semaphore(AT_ONCE);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private WebhookStormBench(int events) {
    nanos = new AtomicLongArray(events);
  }

  /**
   * @param args how many seconds; 60 if not given
   */
  public static void main(String[] args) throws Exception {
    int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 60;
    int lost = new WebhookStormBench(seconds * PER_SECOND).run();
    // Not left to threads that are no daemons.
    System.exit(lost == 0 ? 0 : 1);
  }

  private int run() throws Exception {
    Path folder = Files.createTempDirectory("storm");
    var clock = Clock.systemUTC();
    var metrics = new SimpleMeterRegistry();
    var encryptor = TemporaryKeyset.make().encryptor();
    var settings = new DatabaseSettings("jdbc:h2:file:" + folder + "/storm", null, null);
    try (var database = Database.open(settings);
        var account = new PagerDutyAccount()) {
      var transactions = database.transactions();
      var jobs = new Jobs(database, clock, metrics);
      var inbox =
          new Inbox(
              new Inbox.Foundation(transactions, jobs, encryptor, clock, metrics),
              ACCOUNT,
              event -> () -> handedOn.add(event.id()));
      var server =
          new HttpServer(
              new HttpServerSettings(0, URI.create("http://localhost")),
              new Routes().post("/hook", new RawRoute(new WebhookEndpoint(inbox))),
              new SecureRandom());
      server.start();
      jobs.start(List.of(inbox.job()), List.of());
      var url = URI.create("http://localhost:" + server.port() + "/hook");
      new AccountSubscription(
              new AccountSubscription.Foundation(
                  transactions, new Leases(transactions, clock), encryptor, clock),
              account.client().webhookSubscriptions(),
              ACCOUNT,
              url,
              () -> true)
          .ensure(account.app("webhook_subscriptions.read", "webhook_subscriptions.write"));
      String secret = account.simulator().webhooks().stored().get(0).secret();
      long used = cpu();
      long sending = send(url, secret);
      long begun = System.nanoTime();
      int lost = await();
      used = cpu() - used;
      report(lost, sending, System.nanoTime() - begun, used);
      jobs.stop(Duration.ofSeconds(5));
      server.stop(Duration.ofSeconds(1));
      inbox.close();
      return lost;
    }
  }

  private long send(URI url, String secret) throws Exception {
    long begun = System.nanoTime();
    long step = TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
    for (int i = 0; i < nanos.length(); i++) {
      long wait = begun + i * step - System.nanoTime();
      if (wait > 0) {
        TimeUnit.NANOSECONDS.sleep(wait);
      }
      free.acquire();
      sendOne(url, secret, i);
    }
    free.acquire(AT_ONCE);
    return System.nanoTime() - begun;
  }

  private void sendOne(URI url, String secret, int number) throws Exception {
    byte[] body = body(number);
    var request =
        HttpRequest.newBuilder(url)
            .timeout(Duration.ofSeconds(5))
            .header("X-PagerDuty-Signature", "v1=" + hmac(secret, body))
            .header("X-Webhook-Id", "W" + number)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    long begun = System.nanoTime();
    var unused =
        client
            .sendAsync(request, BodyHandlers.discarding())
            .whenComplete(
                (response, error) -> {
                  nanos.set(number, System.nanoTime() - begun);
                  if (error != null || response.statusCode() != 202) {
                    refused.incrementAndGet();
                  }
                  free.release();
                });
  }

  private static byte[] body(int number) {
    return """
    {"event":{"id":"E%d","event_type":"incident.acknowledged","resource_type":"incident",
     "occurred_at":"2026-01-02T03:04:05.678Z","agent":null,"client":null,
     "data":{"type":"incident","id":"Q%d","number":7,"title":"%s","status":"acknowledged"}}}
    """
        .formatted(number, number % INCIDENTS, "A title of usual length ".repeat(20))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String hmac(String secret, byte[] body) throws Exception {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(body));
  }

  /** Those that were accepted and did not come out within two minutes. */
  private int await() throws InterruptedException {
    int accepted = nanos.length() - refused.get();
    for (int i = 0; i < 1_200 && handedOn.size() < accepted; i++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return Math.max(0, accepted - handedOn.size());
  }

  /** Of this whole process, which sends the storm too. */
  private static long cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }

  private void report(int lost, long sending, long behind, long used) {
    long[] sorted = new long[nanos.length()];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = nanos.get(i);
    }
    Arrays.sort(sorted);
    System.out.printf(
        "webhooks: %d sent at %.0f/s, %d not accepted, %d lost; answer %.1f ms median, %.1f ms"
            + " 99th; handed on %.1f s after the last; %.2f ms of one core for each, its sender"
            + " included%n",
        sorted.length,
        sorted.length / (sending / 1e9),
        refused.get(),
        lost,
        sorted[sorted.length / 2] / 1e6,
        sorted[sorted.length * 99 / 100] / 1e6,
        behind / 1e9,
        used / 1e6 / sorted.length);
  }
}
