package dev.patchbay.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.support.DatabaseKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Events of an incident that wait together: one transaction, and none is lost to another. */
final class BatchTest {
  private final CountDownLatch free = new CountDownLatch(1);
  private final List<List<String>> lookedAt = new CopyOnWriteArrayList<>();
  private final List<String> stored = new CopyOnWriteArrayList<>();
  private final AtomicInteger failures = new AtomicInteger();

  @AfterEach
  void letGo() {
    free.countDown();
  }

  @ParameterizedTest
  @EnumSource
  void those_that_wait_are_looked_at_and_stored_together(DatabaseKind kind) {
    try (var bench = bench(kind)) {
      sendFiveWhileTheFirstIsLookedAt(bench);
      await().until(() -> bench.states().equals(Map.of("done", 6L)));
      assertThat(lookedAt).containsExactly(List.of("E1"), List.of("E2", "E3", "E4", "E5"));
      assertThat(stored).containsExactly("E1", "E2", "E3", "E4", "E5");
    }
  }

  @ParameterizedTest
  @EnumSource
  void one_that_fails_holds_up_those_after_it_and_undoes_none_before_it(DatabaseKind kind) {
    failures.set(2);
    try (var bench = bench(kind)) {
      sendFiveWhileTheFirstIsLookedAt(bench);
      await().until(() -> failures.get() == 0);
      assertThat(stored).startsWith("E1", "E2").doesNotContain("E4");
      await().atMost(Duration.ofSeconds(20)).until(() -> bench.states().equals(Map.of("done", 6L)));
      assertThat(stored).containsExactly("E1", "E2", "E3", "E4", "E5");
    }
  }

  /** E4 comes twice, under two ids of the delivery. */
  private void sendFiveWhileTheFirstIsLookedAt(InboxBench bench) {
    send(bench, "E1", "W1");
    await().until(() -> lookedAt.size() == 1);
    List.of("E2", "E3", "E4", "E5").forEach(id -> send(bench, id, id));
    send(bench, "E4", "W4");
    free.countDown();
  }

  private static void send(InboxBench bench, String event, String delivery) {
    assertThat(bench.signed(InboxBench.event(event, "incident.triggered", "Q1"), delivery))
        .isEqualTo(Receipt.ACCEPTED);
  }

  private InboxBench bench(DatabaseKind kind) {
    var bench = new InboxBench(kind).subscribed();
    bench.listener =
        new EventListener() {
          @Override
          public Runnable prepare(IncidentEvent event) {
            return () -> store(bench, event.id());
          }

          @Override
          public Runnable prepareAll(List<IncidentEvent> events) {
            lookedAt.add(events.stream().map(IncidentEvent::id).toList());
            waitForTheOthers();
            return EventListener.super.prepareAll(events);
          }
        };
    return bench;
  }

  private void store(InboxBench bench, String id) {
    if (id.equals("E3") && failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new IllegalStateException("planted");
    }
    bench.database.transactions().afterCommit(() -> stored.add(id));
  }

  private void waitForTheOthers() {
    try {
      free.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
