package dev.patchbay.wiring.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Outcome;
import dev.patchbay.jobs.Job.Next;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.ExtensionDraft;
import dev.patchbay.sandbox.pagerduty.Fault;
import dev.patchbay.sandbox.pagerduty.account.SimulatedService;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionHealth;
import dev.patchbay.wiring.ConnectionState;
import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.NotifyType;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.Restrict;
import dev.patchbay.wiring.Urgency;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectServiceTest {
  private static final Options QUIET =
      new Options(EnumSet.of(NotifyType.TRIGGER), EnumSet.of(Urgency.HIGH), Restrict.PD_USERS);
  private static final String PUT = "PUT /extensions/{id}";
  private static final String ENABLE = "POST /extensions/{id}/enable";
  private static final String NAME = "Checkout API - #ops in Acme";

  @ParameterizedTest
  @EnumSource
  void connect_creates_one_extension_with_our_token_and_remembers_it(DatabaseKind kind) {
    try (var bench = new WiringBench(kind)) {
      bench.ask(QUIET);

      assertThat(bench.run(1)).isEqualTo(new Next.Finished());

      var made = bench.extensions().get(0);
      assertThat(made.name()).isEqualTo(NAME);
      assertThat(made.serviceIds()).containsExactly("PCHECK1");
      assertThat(made.config().path("bot_access_token_v2").asText()).isEqualTo("xoxb-1");
      assertThat(made.config().path("bot").path("bot_access_token").asText()).isEqualTo("xoxb-1");
      assertThat(made.config().path("user_id").asText()).isEqualTo("U1");
      assertThat(made.config().path("restrict").asText()).isEqualTo("pd-users");
      assertThat(bench.listener.told).containsExactly("CREATED Checkout API #ops");
      assertThat(bench.pagerDuty.writes()).containsExactly("POST /extensions");
      assertThat(bench.pagerDuty.simulator().violations()).isEmpty();
      assertThat(bench.requests()).isZero();
      var stored = bench.connections.find(WiringBench.KEY).orElseThrow();
      assertThat(stored.options()).isEqualTo(QUIET);
      assertThat(stored.changedAt()).isEqualTo(bench.clock.instant());
      assertThat(stored.delivery().toString()).contains(made.id()).doesNotContain("xoxb");
    }
  }

  @ParameterizedTest
  @EnumSource
  void connecting_again_writes_the_whole_config_and_enables(DatabaseKind kind) {
    try (var bench = new WiringBench(kind)) {
      bench.connected(1, Options.defaults());
      bench.connected(2, Options.defaults());
      assertThat(bench.pagerDuty.writes()).containsExactly("POST /extensions", PUT, ENABLE);

      bench.connected(3, QUIET);
      bench.installation = Optional.of(WiringBench.installation("xoxb-2"));
      bench.connected(4, QUIET);
      bench.connected(5, QUIET);

      assertThat(bench.listener.told)
          .containsExactly(
              "CREATED Checkout API #ops",
              "WRITTEN_AGAIN Checkout API #ops",
              "EDITED Checkout API #ops",
              "EDITED Checkout API #ops",
              "WRITTEN_AGAIN Checkout API #ops");
      assertThat(bench.pagerDuty.writes())
          .containsExactly("POST /extensions", PUT, ENABLE, PUT, ENABLE, PUT, ENABLE, PUT, ENABLE);
      assertThat(bench.extensions()).hasSize(1);
      assertThat(bench.extensions().get(0).config().path("access_token").asText())
          .isEqualTo("xoxb-2");
      assertThat(bench.connections.inChannel(WiringBench.TEAM, WiringBench.KEY.channel()))
          .extracting(Connection::options)
          .containsExactly(QUIET);
    }
  }

  @ParameterizedTest
  @EnumSource
  void connection_made_with_a_token_that_was_just_replaced_is_due_for_the_new_one(
      DatabaseKind kind) {
    try (var bench = new WiringBench(kind)) {
      bench.newest = Optional.of(WiringBench.installation("xoxb-2"));
      bench.connected(1, Options.defaults());

      var stored = bench.connections.find(WiringBench.KEY).orElseThrow();
      assertThat(stored.health().state()).isEqualTo(ConnectionState.STALE);
      assertThat(bench.held.marked().nextDue(bench.clock.instant())).contains(WiringBench.KEY);
    }
  }

  @ParameterizedTest
  @EnumSource
  void connecting_again_revives_one_whose_token_was_dead(DatabaseKind kind) {
    try (var bench = new WiringBench(kind)) {
      bench.connected(1, Options.defaults());
      bench.held.check(WiringBench.TEAM, team -> Optional.empty());
      bench.installation = Optional.of(WiringBench.installation("xoxb-2"));
      bench.connected(2, Options.defaults());

      assertThat(bench.connections.find(WiringBench.KEY).orElseThrow().health())
          .isEqualTo(ConnectionHealth.WORKING);
      assertThat(bench.pagerDuty.writes())
          .containsExactly(
              "POST /extensions", "PUT /extensions/{id}", "POST /extensions/{id}/enable");
    }
  }

  @Test
  void connecting_again_puts_right_a_token_that_somebody_wrote_over_ours() {
    try (var bench = new WiringBench(DatabaseKind.H2)) {
      bench.connected(1, Options.defaults());
      var id = bench.extensions().get(0).id();
      var api = bench.pagerDuty.client().extensions();
      var own = ((Outcome.Done<Credential>) bench.rights).value();
      Map<String, Object> theirs =
          Map.of(
              "bot_user_id", "UBOT",
              "bot_access_token_v2", "xoxp-ann",
              "incoming_webhook", Map.of("channel_id", "C1"));
      api.replace(own, id, new ExtensionDraft(NAME, "PII3QUR", WiringBench.KEY.service(), theirs));

      bench.connected(2, Options.defaults());

      var config = bench.extensions().get(0).config();
      assertThat(config.path("bot_access_token_v2").asText()).isEqualTo("xoxb-1");
      assertThat(config.path("bot").path("bot_access_token").asText()).isEqualTo("xoxb-1");
      assertThat(bench.pagerDuty.writes()).endsWith(PUT, ENABLE);
      assertThat(bench.extensions()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_newest_request_is_pending_until_it_is_carried_out(DatabaseKind kind) {
    try (var bench = new WiringBench(kind)) {
      bench.ask(QUIET);
      assertThat(bench.connect.pending(WiringBench.TEAM, WiringBench.KEY.channel()))
          .containsExactly(
              new PendingWiring(
                  WiringBench.KEY, "Checkout API", true, DeliveryKind.EXTENSION, QUIET));
      assertThat(bench.connect.pending(WiringBench.TEAM, new ChannelId("C2"))).isEmpty();

      bench.disconnect.submit(WiringBench.ANN, WiringBench.KEY);
      assertThat(bench.connect.pending(WiringBench.TEAM, WiringBench.KEY.channel()))
          .extracting(PendingWiring::connecting)
          .containsExactly(false);

      bench.run(1);
      assertThat(bench.extensions()).hasSize(1);
      bench.runDisconnect(2);
      assertThat(bench.extensions()).isEmpty();
      assertThat(bench.connect.pending(WiringBench.TEAM, WiringBench.KEY.channel())).isEmpty();
    }
  }

  @Test
  void extension_that_vanished_is_made_anew() {
    try (var bench = new WiringBench(DatabaseKind.H2)) {
      bench.connected(1, Options.defaults());
      bench.pagerDuty.simulator().account().removeExtension(bench.extensions().get(0).id());
      bench.connected(2, Options.defaults());

      assertThat(bench.listener.told)
          .containsExactly("CREATED Checkout API #ops", "CREATED Checkout API #ops");

      // Gone between the look and the write.
      var gone = Fault.answer(404, "{\"error\":{\"message\":\"Not Found\",\"code\":2100}}");
      bench.pagerDuty.simulator().faults().next("PUT /extensions/{id}", gone);
      bench.connected(3, QUIET);
      assertThat(bench.listener.told).last().isEqualTo("CREATED Checkout API #ops");
    }
  }

  @Test
  void service_that_was_renamed_gives_its_new_name() {
    try (var bench = new WiringBench(DatabaseKind.H2)) {
      var account = bench.pagerDuty.simulator().account();
      account.put(new SimulatedService("PCHECK1", "Till"));

      bench.connected(1, Options.defaults());

      assertThat(bench.extensions().get(0).name()).isEqualTo("Till - #ops in Acme");
      assertThat(bench.listener.told).containsExactly("CREATED Till #ops");
    }
  }

  @Test
  void job_runner_carries_a_wish_through() {
    try (var bench = new WiringBench(DatabaseKind.H2)) {
      bench.jobs.start(List.of(bench.connect.job(), bench.disconnect.job()), List.of());
      bench.ask(Options.defaults());

      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(bench.listener.told).hasSize(1));
      assertThat(bench.connections.find(WiringBench.KEY)).isPresent();
    }
  }
}
