package dev.patchbay.bench;

import static dev.patchbay.support.Ids.ACCOUNT;

import com.sun.management.OperatingSystemMXBean;
import dev.patchbay.db.Database;
import dev.patchbay.db.DatabaseSettings;
import dev.patchbay.db.Leases;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
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
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A storm of signed webhooks on one node: what was accepted must be handed on, once each. Prints
 * how many were lost, how long PagerDuty would have waited, and what of one core each took.
 */
public final class WebhookStormBench {
  private static final int PER_SECOND = 1_000;
  private static final String PATH = "/hook";
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final Set<String> handedOn = ConcurrentHashMap.newKeySet();
  private final int events;

  private WebhookStormBench(int events) {
    this.events = events;
  }

  /**
   * @param args how many seconds, 60 if not given; and {@code postgresql} for an embedded server of
   *     that in place of H2 in a file
   */
  public static void main(String[] args) throws Exception {
    int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 60;
    boolean postgres = args.length > 1 && args[1].equals("postgresql");
    var settings =
        postgres
            ? DatabaseFixture.settings(DatabaseKind.POSTGRESQL)
            : new DatabaseSettings(
                "jdbc:h2:file:" + Files.createTempDirectory("storm").resolve("patchbay"),
                null,
                null);
    int lost = new WebhookStormBench(seconds * PER_SECOND).run(settings);
    // Not left to threads that are no daemons.
    System.exit(lost == 0 ? 0 : 1);
  }

  private int run(DatabaseSettings settings) throws Exception {
    var clock = Clock.systemUTC();
    var metrics = new SimpleMeterRegistry();
    var encryptor = TemporaryKeyset.make().encryptor();
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
              new Routes().post(PATH, new RawRoute(new WebhookEndpoint(inbox))),
              new SecureRandom());
      server.start();
      jobs.start(List.of(inbox.job()), List.of());
      new AccountSubscription(
              new AccountSubscription.Foundation(
                  transactions, new Leases(transactions, clock), encryptor, clock),
              account.client().webhookSubscriptions(),
              ACCOUNT,
              URI.create("http://localhost:" + server.port() + PATH),
              () -> true)
          .ensure(account.app("webhook_subscriptions.read", "webhook_subscriptions.write"));
      var secret = account.simulator().webhooks().stored().get(0).secret();
      var sender = new StormSender(events, PATH, secret);
      var cpu = new Cpu(database);
      long sending = sender.send(server.port(), PER_SECOND);
      var received = cpu.since(sender);
      long begun = System.nanoTime();
      int lost = await(events - sender.refused());
      report(sender, lost, sending, System.nanoTime() - begun);
      System.out.println("  until the last answer: " + received);
      System.out.println("  until all are handed on: " + cpu.since(sender));
      jobs.stop(Duration.ofSeconds(5));
      server.stop(Duration.ofSeconds(1));
      inbox.close();
      return lost;
    }
  }

  /** Those that were accepted and did not come out within two minutes. */
  private int await(int accepted) throws InterruptedException {
    for (int i = 0; i < 1_200 && handedOn.size() < accepted; i++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return Math.max(0, accepted - handedOn.size());
  }

  private void report(StormSender sender, int lost, long sending, long behind) {
    long[] answers = sender.answers();
    System.out.printf(
        "webhooks: %d sent at %.0f/s, %d not accepted, %d lost; answer %.1f ms median, %.1f ms"
            + " 99th; the last handed on %.1f s later%n",
        events,
        events / (sending / 1e9),
        sender.refused(),
        lost,
        answers[events / 2] / 1e6,
        answers[events * 99 / 100] / 1e6,
        behind / 1e9);
  }

  /** What was used of one core since it was made: by this process, and by the database's server. */
  private final class Cpu {
    private final List<ProcessHandle> databaseServer;
    private final long process = PROCESS.getProcessCpuTime();
    private final long server;

    Cpu(Database database) {
      databaseServer = database.locksAsItFetches() ? postgres(database) : List.of();
      server = serverNanos();
    }

    private static List<ProcessHandle> postgres(Database database) {
      long pid =
          database
              .transactions()
              .call(
                  handle -> handle.createQuery("select pg_backend_pid()").mapTo(Long.class).one());
      var parent = ProcessHandle.of(pid).flatMap(ProcessHandle::parent).orElseThrow();
      return Stream.concat(Stream.of(parent), parent.descendants()).toList();
    }

    private long serverNanos() {
      return databaseServer.stream()
          .mapToLong(each -> each.info().totalCpuDuration().orElse(Duration.ZERO).toNanos())
          .sum();
    }

    String since(StormSender sender) {
      return "of one core for each %.2f ms Patchbay, %.2f ms its sender, %.2f ms PostgreSQL"
          .formatted(
              millis(PROCESS.getProcessCpuTime() - process - sender.cpu()),
              millis(sender.cpu()),
              millis(serverNanos() - server));
    }

    private double millis(long nanos) {
      return nanos / 1e6 / events;
    }
  }
}
