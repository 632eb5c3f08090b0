package dev.patchbay.slack.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class SlackClientTest {

  @Test
  void client_leaves_no_thread_behind_that_counts_calls() {
    // The first one loads the library's own default configurations, which have threads too.
    var address = URI.create("http://localhost:1/api/");
    SlackClient.of(address);
    var before = counting();

    var slack = SlackClient.of(address);

    assertThat(slack.getConfig().isStatsEnabled()).isFalse();
    await()
        .untilAsserted(
            () -> {
              var more = new HashSet<>(counting());
              more.removeAll(before);
              assertThat(more).isEmpty();
            });
  }

  private static Set<String> counting() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("slack-api-metrics"))
        .collect(Collectors.toSet());
  }
}
