package dev.patchbay.webhook;

import static dev.patchbay.support.Ids.ACCOUNT;

import dev.patchbay.core.IncidentId;
import dev.patchbay.db.Database;
import dev.patchbay.db.Lease;
import dev.patchbay.db.Leases;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.pagerduty.event.RealDeliveries;
import dev.patchbay.secret.Encryptor;
import dev.patchbay.secret.Secret;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.TemporaryKeyset;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An inbox on a database of its own, and who gets its events. */
final class InboxBench implements AutoCloseable {
  final Database database;
  final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  final List<IncidentEvent> heard = new CopyOnWriteArrayList<>();
  final Inbox inbox;
  volatile EventListener listener = event -> () -> heard.add(event);
  private final Encryptor encryptor;
  private final Jobs jobs;
  private final Leases leases;
  final SubscriptionStore subscriptions;
  final SubscriptionRequestStore requests;

  InboxBench(DatabaseKind kind) {
    database = DatabaseFixture.open(kind);
    jobs = new Jobs(database, Clock.systemUTC(), metrics);
    leases = new Leases(database.transactions(), Clock.systemUTC());
    encryptor = TemporaryKeyset.make().encryptor();
    subscriptions = new SubscriptionStore(database.transactions(), encryptor, ACCOUNT);
    requests = new SubscriptionRequestStore(database.transactions(), ACCOUNT);
    inbox = inbox(Clock.systemUTC());
    jobs.start(List.of(inbox.job()), List.of());
  }

  /** The secrets of the real deliveries are those of two subscriptions of ours. */
  InboxBench subscribed() {
    subscribe("SUB1", RealDeliveries.OTHER_SECRET);
    return subscribe("SUB2", RealDeliveries.SECRET);
  }

  InboxBench subscribe(String id, Secret secret) {
    underLease(lease -> subscriptions.begin(lease, id, "https://p.example", secret, now()));
    return this;
  }

  void ask() {
    underLease(
        lease -> {
          requests.ask(lease, now());
          return true;
        });
  }

  private void underLease(Function<Lease, Boolean> work) {
    if (!leases.inTurn("test", Duration.ofSeconds(5), work)) {
      throw new AssertionError("the lease was lost");
    }
  }

  private static Instant now() {
    return Clock.systemUTC().instant();
  }

  /** A real delivery, under an id of its own. */
  Receipt real(String name) {
    return inbox.take(
        headers(RealDeliveries.SIGNATURES.getOrDefault(name, ""), "W-" + name),
        RealDeliveries.body(name));
  }

  /** One of our own making, signed with the secret of SUB2. */
  Receipt signed(String body, String deliveryId) {
    return signed(body, deliveryId, RealDeliveries.SECRET);
  }

  Receipt signed(String body, String deliveryId, Secret secret) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return inbox.take(headers(sign(bytes, secret), deliveryId), bytes);
  }

  static Map<String, String> headers(String signature, String deliveryId) {
    var headers = new HashMap<String, String>();
    headers.put("x-pagerduty-signature", signature);
    headers.put("x-webhook-id", deliveryId);
    headers.put("x-webhook-subscription", "SUB9");
    return headers;
  }

  static String sign(byte[] body, Secret secret) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return "v1=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static String event(String id, String type, String incident) {
    return event(id, type, incident, "2026-01-02T03:04:05.678Z");
  }

  static String event(String id, String type, String incident, String at) {
    return """
    {"event":{"id":"%s","event_type":"%s","resource_type":"incident","occurred_at":"%s",
     "agent":null,"client":null,
     "data":{"type":"incident","id":"%s","number":7,"title":"T","status":"triggered"}}}
    """
        .formatted(id, type, at, incident);
  }

  static IncidentId incident(String id) {
    return new IncidentId(ACCOUNT, id);
  }

  List<String> heardIds() {
    return heard.stream().map(IncidentEvent::id).toList();
  }

  double count(String type, String outcome) {
    var counter =
        metrics.find("patchbay.webhook.events").tags("type", type, "outcome", outcome).counter();
    return counter == null ? 0 : counter.count();
  }

  /** States of all rows, with how many there are. */
  Map<String, Long> states() {
    return database
        .transactions()
        .call(
            handle ->
                handle
                    .createQuery(
                        "select state, count(*) as number from webhook_event group by state")
                    .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                    .list()
                    .stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  List<String> kept() {
    return database
        .transactions()
        .call(
            handle ->
                handle
                    .createQuery("select body from webhook_event where state = 'kept' order by id")
                    .mapTo(String.class)
                    .list());
  }

  @Override
  public void close() {
    inbox.close();
    jobs.stop(Duration.ofSeconds(5));
    database.close();
  }

  /** As an inbox of that time would. */
  void prune(Clock clock) {
    try (var then = inbox(clock)) {
      then.prune();
    }
  }

  private Inbox inbox(Clock clock) {
    return new Inbox(
        new Inbox.Foundation(database.transactions(), jobs, encryptor, clock, metrics),
        ACCOUNT,
        new EventListener() {
          @Override
          public Runnable prepare(IncidentEvent event) {
            return listener.prepare(event);
          }

          @Override
          public Runnable prepareAll(List<IncidentEvent> events) {
            return listener.prepareAll(events);
          }
        });
  }
}
