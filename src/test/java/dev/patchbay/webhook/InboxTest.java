package dev.patchbay.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.pagerduty.event.EventType;
import dev.patchbay.pagerduty.event.RealDeliveries;
import dev.patchbay.secret.Secret;
import dev.patchbay.support.DatabaseKind;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class InboxTest {

  @ParameterizedTest
  @EnumSource
  void real_deliveries_are_taken_and_handed_on_in_the_order_of_what_happened(DatabaseKind kind) {
    try (var bench = new InboxBench(kind).subscribed()) {
      for (String name : RealDeliveries.SIGNATURES.keySet()) {
        assertThat(bench.real(name)).as(name).isEqualTo(Receipt.ACCEPTED);
      }
      await().until(() -> bench.heard.size() == 5);
      var first = bench.heard.stream().filter(e -> e.type() == EventType.TRIGGERED).findFirst();
      assertThat(first.orElseThrow().snapshot().orElseThrow().title()).isEqualTo("Test");
      assertThat(first.orElseThrow().raw())
          .isEqualTo(new String(RealDeliveries.body("triggered"), StandardCharsets.UTF_8));
      await().until(() -> bench.states().equals(Map.of("done", 6L)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_delivery_with_one_byte_changed_is_refused_and_not_stored(DatabaseKind kind) {
    try (var bench = new InboxBench(kind).subscribed()) {
      byte[] body = RealDeliveries.body("triggered");
      body[100] ^= 1;
      String signature = RealDeliveries.SIGNATURES.getOrDefault("triggered", "");
      assertThat(bench.inbox.take(InboxBench.headers(signature, "W1"), body))
          .isEqualTo(Receipt.UNPROVEN);
      assertThat(bench.inbox.take(Map.of("x-webhook-id", "W1"), body)).isEqualTo(Receipt.UNSIGNED);
      assertThat(bench.inbox.take(InboxBench.headers(" ", "W1"), body)).isEqualTo(Receipt.UNSIGNED);
      assertThat(bench.states()).isEmpty();
      assertThat(bench.count("none", "unproven")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_repeated_delivery_is_taken_again_and_handed_on_once(DatabaseKind kind) {
    try (var bench = new InboxBench(kind).subscribed()) {
      for (int i = 0; i < 5; i++) {
        assertThat(bench.real("triggered")).isEqualTo(Receipt.ACCEPTED);
      }
      assertThat(bench.real("resolved")).isEqualTo(Receipt.ACCEPTED);
      await().until(() -> bench.states().equals(Map.of("done", 2L)));
      assertThat(bench.heard).hasSize(2);
      assertThat(bench.count("incident.triggered", "accepted")).isEqualTo(1);
      assertThat(bench.count("incident.triggered", "duplicate")).isEqualTo(4);
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_event_that_comes_through_two_subscriptions_is_handed_on_once(DatabaseKind kind) {
    try (var bench = new InboxBench(kind).subscribed()) {
      String body = InboxBench.event("E1", "incident.triggered", "Q1");
      assertThat(bench.signed(body, "W1")).isEqualTo(Receipt.ACCEPTED);
      await().until(() -> bench.states().equals(Map.of("done", 1L)));
      assertThat(bench.signed(body, "W2", RealDeliveries.OTHER_SECRET)).isEqualTo(Receipt.ACCEPTED);
      await().until(() -> bench.states().equals(Map.of("done", 2L)));
      assertThat(bench.heardIds()).containsExactly("E1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_nobody_can_read_is_taken_kept_and_redacted(DatabaseKind kind) {
    try (var bench = new InboxBench(kind).subscribed()) {
      assertThat(bench.signed("\u0000{\"token\": \"hunter2\", xoxb-1-2-3", "W1"))
          .isEqualTo(Receipt.ACCEPTED);
      assertThat(bench.signed("", "W2")).isEqualTo(Receipt.ACCEPTED);
      assertThat(bench.signed("[1]".repeat(100_000), "W3")).isEqualTo(Receipt.ACCEPTED);
      assertThat(
              bench.signed("{\"event\":{\"id\":\"E1\",\"event_type\":\"service.deleted\"}}", "W4"))
          .isEqualTo(Receipt.ACCEPTED);
      assertThat(bench.states()).isEqualTo(Map.of("kept", 4L));
      assertThat(bench.kept().toString()).contains("(hidden)").doesNotContain("hunter2", "xoxb-1");
      assertThat(bench.count("unreadable", "kept")).isEqualTo(3);
      assertThat(bench.count("service.deleted", "kept")).isEqualTo(1);
      assertThat(bench.heard).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_type_that_nobody_knows_is_handed_on_for_its_state_and_kept(DatabaseKind kind) {
    try (var bench = new InboxBench(kind).subscribed()) {
      assertThat(bench.signed(InboxBench.event("E1", "incident.teleported", "Q1"), "W1"))
          .isEqualTo(Receipt.ACCEPTED);
      await().until(() -> bench.states().equals(Map.of("kept", 1L)));
      assertThat(bench.heard.get(0).type()).isEqualTo(EventType.OTHER);
      assertThat(bench.heard.get(0).typeName()).isEqualTo("incident.teleported");
      assertThat(bench.count("other", "accepted")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void events_wait_for_one_that_fails_and_none_comes_twice(DatabaseKind kind) {
    var failures = new AtomicInteger(2);
    try (var bench = new InboxBench(kind).subscribed()) {
      EventListener good = bench.listener;
      bench.listener =
          event -> {
            if (event.id().equals("E1") && failures.getAndDecrement() > 0) {
              // Once before the transaction, once inside it.
              if (failures.get() == 0) {
                return () -> {
                  throw new IllegalStateException("planted");
                };
              }
              throw new IllegalStateException("planted");
            }
            return good.prepare(event);
          };
      for (int i = 1; i <= 3; i++) {
        bench.signed(InboxBench.event("E" + i, "incident.triggered", "Q1"), "W" + i);
      }
      await().atMost(Duration.ofSeconds(20)).until(() -> bench.heard.size() >= 3);
      assertThat(bench.heardIds()).containsExactly("E1", "E2", "E3");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_storm_is_stored_whole(DatabaseKind kind) throws Exception {
    int each = 40;
    try (var bench = new InboxBench(kind).subscribed()) {
      var threads = Executors.newFixedThreadPool(20);
      var receipts = new ArrayList<Future<Receipt>>();
      for (int i = 0; i < 20 * each; i++) {
        String id = "E" + i;
        String body = InboxBench.event(id, "incident.triggered", "Q" + i % 50);
        receipts.add(threads.submit(() -> bench.signed(body, "W" + id)));
      }
      for (var receipt : receipts) {
        assertThat(receipt.get()).isEqualTo(Receipt.ACCEPTED);
      }
      threads.shutdown();
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> bench.states().equals(Map.of("done", 20L * each)));
      assertThat(new HashSet<>(bench.heardIds())).hasSize(20 * each);
      assertThat(bench.heard).hasSize(20 * each);
    }
  }

  @ParameterizedTest
  @EnumSource
  void while_a_subscription_is_made_an_unknown_signature_is_to_come_again(DatabaseKind kind) {
    var secret = Secret.of("not known yet");
    try (var bench = new InboxBench(kind)) {
      bench.ask();
      String body = InboxBench.event("E1", "incident.triggered", "Q1");
      assertThat(bench.signed(body, "W1", secret)).isEqualTo(Receipt.UNAVAILABLE);
      bench.subscribe("SUB1", secret);
      await().until(() -> bench.signed(body, "W1", secret) == Receipt.ACCEPTED);
      await().until(() -> bench.signed(body, "W1", Secret.of("wrong")) == Receipt.UNPROVEN);
    }
  }

  @ParameterizedTest
  @EnumSource
  void without_the_database_pagerduty_is_told_in_time_to_repeat(DatabaseKind kind) {
    try (var bench = new InboxBench(kind).subscribed()) {
      assertThat(bench.real("triggered")).isEqualTo(Receipt.ACCEPTED);
      bench.database.close();
      long begun = System.nanoTime();
      assertThat(bench.real("resolved")).isEqualTo(Receipt.UNAVAILABLE);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
      assertThat(bench.count("incident.resolved", "unavailable")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_was_done_is_forgotten_after_three_days(DatabaseKind kind) {
    var now = Clock.systemUTC().instant();
    var later = Clock.fixed(now.plus(Duration.ofHours(73)), ZoneOffset.UTC);
    try (var bench = new InboxBench(kind).subscribed()) {
      bench.real("triggered");
      bench.signed("not JSON", "W2");
      await().until(() -> bench.states().equals(Map.of("done", 1L, "kept", 1L)));
      bench.inbox.prune();
      assertThat(bench.states()).hasSize(2);
      bench.prune(later);
      assertThat(bench.states()).isEqualTo(Map.of("kept", 1L));
    }
  }

  @Test
  void an_event_of_an_impossible_time_counts_from_when_it_came() {
    try (var bench = new InboxBench(DatabaseKind.H2).subscribed()) {
      var begun = Clock.systemUTC().instant().minusSeconds(1);
      for (String at : List.of("+99999-01-01T00:00:00Z", "2999-01-01T00:00:00Z", "soon")) {
        bench.signed(InboxBench.event("E" + at, "incident.triggered", "Q1", at), "W" + at);
      }
      await().until(() -> bench.heard.size() == 3);
      assertThat(bench.heard)
          .allMatch(event -> Duration.between(begun, event.occurredAt()).toMinutes() == 0);
    }
  }

  @Test
  void headers_of_strange_length_do_no_harm() {
    try (var bench = new InboxBench(DatabaseKind.H2).subscribed()) {
      String body = InboxBench.event("E".repeat(3_000), "incident." + "x".repeat(3_000), "Q1");
      for (String id : List.of("", "W".repeat(5_000))) {
        assertThat(bench.signed(body, id)).isEqualTo(Receipt.ACCEPTED);
        assertThat(bench.signed(body, id)).isEqualTo(Receipt.ACCEPTED);
      }
      await().until(() -> bench.states().values().stream().mapToLong(n -> n).sum() == 2);
    }
  }
}
