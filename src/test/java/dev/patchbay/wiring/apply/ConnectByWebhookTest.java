package dev.patchbay.wiring.apply;

import static dev.patchbay.wiring.apply.WiringBench.ANN;
import static dev.patchbay.wiring.apply.WiringBench.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.Delivery;
import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.NotifyType;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.PriorityFilter;
import dev.patchbay.wiring.Restrict;
import dev.patchbay.wiring.ThreadMode;
import dev.patchbay.wiring.Urgency;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ConnectByWebhookTest {
  private static final Options CARDS =
      new Options(
          Set.of(NotifyType.TRIGGER),
          Set.of(Urgency.HIGH),
          Restrict.PD_USERS,
          new PriorityFilter.Only(List.of("P1", "P2")),
          false,
          ThreadMode.BROADCAST);

  @ParameterizedTest
  @EnumSource
  void the_subscription_is_there_before_the_connection(DatabaseKind kind) {
    try (var bench = new WiringBench(kind)) {
      ask(bench, DeliveryKind.WEBHOOK);
      bench.run(1);
      assertThat(bench.subscriptions.asked).containsExactly("ensure");
      assertThat(bench.listener.told).containsExactly("CREATED Checkout API #ops");
      assertThat(stored(bench).delivery()).isEqualTo(new Delivery.Webhook());
      assertThat(stored(bench).options()).isEqualTo(CARDS);
      assertThat(bench.extensions()).isEmpty();
      assertThat(bench.connections.any(DeliveryKind.WEBHOOK)).isTrue();
    }
  }

  @Test
  void without_a_subscription_there_is_no_connection() {
    try (var bench = new WiringBench(DatabaseKind.H2)) {
      var why = new Refusal.MissingAbility("webhooks");
      bench.subscriptions.ensured = Outcome.refused(why);
      ask(bench, DeliveryKind.WEBHOOK);
      bench.run(1);
      assertThat(bench.refusal()).isEqualTo(why);
      assertThat(bench.connections.find(KEY)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_connection_moves_to_the_webhook_and_back(DatabaseKind kind) {
    try (var bench = new WiringBench(kind)) {
      bench.connected(1, Options.defaults());
      assertThat(bench.extensions()).hasSize(1);
      ask(bench, DeliveryKind.WEBHOOK);
      bench.run(2);
      assertThat(bench.extensions()).isEmpty();
      assertThat(stored(bench).delivery()).isEqualTo(new Delivery.Webhook());
      bench.connected(3, Options.defaults());
      assertThat(bench.extensions()).hasSize(1);
      assertThat(stored(bench).extension()).isPresent();
      assertThat(bench.subscriptions.asked).containsExactly("ensure", "release");
    }
  }

  @Test
  void disconnecting_lets_the_subscription_go_and_asks_pagerduty_for_no_extension() {
    try (var bench = new WiringBench(DatabaseKind.H2)) {
      ask(bench, DeliveryKind.WEBHOOK);
      bench.run(1);
      bench.disconnect.submit(ANN, KEY);
      bench.runDisconnect(2);
      assertThat(bench.connections.find(KEY)).isEmpty();
      assertThat(bench.subscriptions.asked).containsExactly("ensure", "release");
      assertThat(bench.pagerDuty.writes()).isEmpty();
    }
  }

  private static void ask(WiringBench bench, DeliveryKind delivery) {
    bench.connect.submit(new ConnectService.Request(ANN, KEY, "Checkout API", delivery, CARDS));
  }

  private static Connection stored(WiringBench bench) {
    return bench.connections.find(KEY).orElseThrow();
  }
}
