package dev.patchbay.slack.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slack.api.Slack;
import dev.patchbay.core.Outcome;
import dev.patchbay.secret.Secret;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class SlackClientTest {

  @Test
  void a_grant_may_take_longer_for_its_refresh_token_is_good_once() throws IOException {
    try (var fake = new FakeSlackApi()) {
      assertThat(millis(SlackClient.of(fake.settings()))).isEqualTo(2500);
      assertThat(millis(SlackClient.forGrants(fake.settings()))).isEqualTo(15_000);
    }
  }

  @Test
  void a_grant_outlasts_what_people_wait_for() throws IOException {
    try (var fake = new FakeSlackApi()) {
      fake.answers("oauth.v2.access", "{'ok':true,'access_token':'xoxb-2','team':{'id':'T1'}}");
      var free = new CountDownLatch(1);
      fake.holds(free);
      var oauth =
          new OAuthApi(
              fake.settings(),
              SlackClient.of(fake.settings()),
              fake.installations,
              new SimpleMeterRegistry());

      var grant = CompletableFuture.supplyAsync(() -> oauth.refresh(Secret.of("xoxe-1-refresh")));
      await().until(() -> fake.methods().contains("oauth.v2.access"));
      assertThat(oauth.test(Secret.of("xoxb-1"))).isInstanceOf(Outcome.Refused.class);
      free.countDown();

      assertThat(grant.join()).isInstanceOf(Outcome.Done.class);
    }
  }

  private static int millis(Slack slack) {
    assertThat(slack.getConfig().getHttpClientReadTimeoutMillis())
        .isEqualTo(slack.getConfig().getHttpClientCallTimeoutMillis());
    return slack.getConfig().getHttpClientCallTimeoutMillis();
  }

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
