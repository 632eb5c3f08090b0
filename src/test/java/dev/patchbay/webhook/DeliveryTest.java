package dev.patchbay.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.patchbay.pagerduty.event.EventType;
import dev.patchbay.sandbox.pagerduty.account.Member;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.sandbox.pagerduty.account.SimulatedService;
import dev.patchbay.sandbox.pagerduty.account.StoredSubscription;
import dev.patchbay.sandbox.pagerduty.delivery.WebhookHabits;
import dev.patchbay.sandbox.wire.Json;
import dev.patchbay.secret.Secret;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.PagerDutyAccount;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the simulated PagerDuty delivers over HTTP, and the inbox behind it. */
final class DeliveryTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final WebhookHabits QUICK =
      WebhookHabits.usual().withFirstPause(Duration.ofMillis(5));

  private final InboxBench bench = new InboxBench(DatabaseKind.H2);
  private final PagerDutyAccount account = new PagerDutyAccount();
  private final Queue<Integer> refusals = new ConcurrentLinkedQueue<>();
  private final HttpServer server = listen();
  private final SimulatedService checkout = account.simulator().account().addService("Checkout");
  private final Member ada = account.person("Ada", Role.ADMIN);
  private final StoredSubscription subscription =
      account
          .simulator()
          .webhooks()
          .put(
              new StoredSubscription(
                  "SUB1",
                  URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/").toString(),
                  "a/secret+of=64",
                  "Patchbay",
                  List.copyOf(SubscribedEvents.ALL),
                  "account",
                  null,
                  true,
                  0,
                  Optional.empty()));

  DeliveryTest() {
    bench.subscribe("SUB1", Secret.of(subscription.secret()));
    account.simulator().webhooks().habits(QUICK);
  }

  @AfterEach
  void close() {
    server.stop(0);
    account.close();
    bench.close();
  }

  @Test
  void what_happens_to_an_incident_arrives_in_order() throws Exception {
    account.simulator().webhooks().habits(QUICK.withDecoys(3));
    String incident = account.simulator().trigger(checkout.id(), "Down", "high");
    account.simulator().acknowledge(incident, ada.id());
    account.simulator().webhooks().publish(incident, "incident.escalated", ada.id());
    account
        .simulator()
        .webhooks()
        .publish(
            incident,
            "incident.responder.added",
            ada.id(),
            Json.object().put("type", "incident_responder").put("message", "Help"));
    account.simulator().resolve(incident, ada.id());
    assertThat(account.simulator().webhooks().await(SOON)).isTrue();
    await().until(() -> bench.heard.size() == 5);
    assertThat(bench.heard)
        .extracting(IncidentEvent::type)
        .containsExactly(
            EventType.TRIGGERED,
            EventType.ACKNOWLEDGED,
            EventType.ESCALATED,
            EventType.RESPONDER_ADDED,
            EventType.RESOLVED);
    assertThat(bench.heard.get(0).service().orElseThrow().value()).isEqualTo(checkout.id());
    assertThat(bench.heard.get(1).agent().orElseThrow().name()).isEqualTo("Ada");
    assertThat(bench.heard.get(4).snapshot().orElseThrow().status()).isEqualTo("resolved");
  }

  @Test
  void doubled_shuffled_and_repeated_deliveries_are_handed_on_once() throws Exception {
    account.simulator().webhooks().habits(QUICK.withCopies(2).withShuffling());
    for (int i = 0; i < 40; i++) {
      refusals.add(i % 2 == 0 ? 503 : 429);
    }
    for (int i = 0; i < 20; i++) {
      String incident = account.simulator().trigger(checkout.id(), "Down " + i, "high");
      account.simulator().acknowledge(incident, ada.id());
      account.simulator().resolve(incident, ada.id());
    }
    assertThat(account.simulator().webhooks().await(SOON)).isTrue();
    await().atMost(SOON).until(() -> bench.heard.size() >= 60);
    await().until(() -> !bench.states().containsKey("new"));
    assertThat(bench.heard).hasSize(60);
    assertThat(new HashSet<>(bench.heardIds())).hasSize(60);
    assertThat(account.simulator().webhooks().results()).hasSize(120);
  }

  @Test
  void a_ping_arrives_and_is_remembered() throws Exception {
    var app = account.app("webhook_subscriptions.write");
    account.client().webhookSubscriptions().ping(app, "SUB1");
    assertThat(account.simulator().webhooks().await(SOON)).isTrue();
    assertThat(account.simulator().webhooks().results().get(0).delivered()).isTrue();
    assertThat(bench.subscriptions.lastPing()).isPresent();
    assertThat(bench.states()).containsOnlyKeys("done");
  }

  @Test
  void the_simulator_disables_after_three_that_were_refused_for_good() throws Exception {
    refusals.addAll(List.of(401, 400, 404));
    for (int i = 0; i < 3; i++) {
      account.simulator().trigger(checkout.id(), "Down " + i, "high");
      assertThat(account.simulator().webhooks().await(SOON)).isTrue();
    }
    var stored = account.simulator().webhooks().stored().get(0);
    assertThat(stored.disabledUntil()).isPresent();
    account.simulator().trigger(checkout.id(), "Unheard", "high");
    assertThat(account.simulator().webhooks().results()).hasSize(3);
    assertThat(bench.heard).isEmpty();
  }

  /** Hands on to the inbox, unless a refusal is due. */
  private HttpServer listen() {
    try {
      var made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      made.setExecutor(
          Executors.newCachedThreadPool(
              work -> {
                var thread = new Thread(work, "test-http");
                thread.setDaemon(true);
                return thread;
              }));
      made.createContext(
          "/",
          exchange -> {
            try (exchange) {
              byte[] body = exchange.getRequestBody().readAllBytes();
              var headers = new HashMap<String, String>();
              exchange
                  .getRequestHeaders()
                  .forEach((name, values) -> headers.put(lower(name), values.get(0)));
              Integer refusal = refusals.poll();
              int status = refusal == null ? bench.inbox.take(headers, body).status() : refusal;
              exchange.sendResponseHeaders(status, -1);
            }
          });
      made.start();
      return made;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
