package dev.patchbay.wiring.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.NotifyType;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.PriorityFilter;
import dev.patchbay.wiring.Restrict;
import dev.patchbay.wiring.ThreadMode;
import dev.patchbay.wiring.Urgency;
import dev.patchbay.wiring.plan.Position;
import dev.patchbay.wiring.plan.WantedRow;
import dev.patchbay.wiring.plan.WantedWiring;
import dev.patchbay.wiring.plan.WiringRule;
import dev.patchbay.wiring.plan.WiringSettings;
import dev.patchbay.wiring.plan.Written;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WiringFileTest {
  static final String CONTRACT =
      """
      version: 1
      defaults:
        notify: [trigger, acknowledge, resolve, escalate, assignments, annotate]
        urgency: [high, low]
      connections:
        - service: Checkout API            # name or id
          channel: "#checkout-alerts"      # name or id
          workspace: Acme                  # name or team id; may be left out when there is one
          notify: [trigger, resolve]
          urgency: [high]
          delivery: extension
          restrict: any                    # or pd-users
          priority: any                    # with delivery webhook
          buttons: true
          thread: off
      rules:
        - match: {service: "prod-*", team: Payments}
          channel: "#pay-{service}"
          except: ["prod-sandbox"]
          urgency: [high]
      """;

  private static final Set<NotifyType> ALL = EnumSet.allOf(NotifyType.class);

  @Test
  void the_contracts_example_is_read_with_the_position_of_every_name() {
    WantedWiring wiring = good(CONTRACT);
    assertThat(wiring.warnings()).isEmpty();
    assertThat(wiring.rows())
        .containsExactly(
            new WantedRow(
                new Position(6, 5),
                new Written("Checkout API", new Position(6, 14)),
                new Written("#checkout-alerts", new Position(7, 14)),
                Optional.of(new Written("Acme", new Position(8, 16))),
                extension(
                    EnumSet.of(NotifyType.TRIGGER, NotifyType.RESOLVE), Set.of(Urgency.HIGH))));
    assertThat(wiring.rules())
        .containsExactly(
            new WiringRule(
                new Position(17, 5),
                new WiringRule.Match(
                    Optional.of(new Written("prod-*", new Position(17, 22))),
                    Optional.of(new Written("Payments", new Position(17, 38))),
                    Optional.empty()),
                new Written("#pay-{service}", new Position(18, 14)),
                List.of(new Written("prod-sandbox", new Position(19, 14))),
                Optional.empty(),
                extension(ALL, Set.of(Urgency.HIGH))));
  }

  @Test
  void what_is_left_out_is_the_files_default_then_the_contracts() {
    WantedWiring wiring =
        good(
            """
            version: 1
            defaults: {thread: broadcast, delivery: webhook, workspace: Acme, buttons: false}
            connections:
              - {service: A, channel: a}
              - {service: B, channel: b, workspace: Beta, delivery: extension}
              - {service: C, channel: c, thread: off, priority: [P2, P1], restrict: pd-users}
            """);
    assertThat(wiring.warnings()).isEmpty();
    assertThat(wiring.rows().get(0).workspace()).hasToString("Optional[Acme]");
    assertThat(wiring.rows().get(1).workspace()).hasToString("Optional[Beta]");
    assertThat(wiring.rows())
        .extracting(WantedRow::settings)
        .containsExactly(
            webhook(Restrict.ANY, new PriorityFilter.Any(), ThreadMode.BROADCAST),
            extension(ALL, EnumSet.allOf(Urgency.class)),
            webhook(
                Restrict.PD_USERS, new PriorityFilter.Only(List.of("P1", "P2")), ThreadMode.OFF));
  }

  @Test
  void what_neither_file_nor_contract_says_is_the_servers_delivery() {
    WantedWiring wiring =
        WiringFile.parse(
            "version: 1\nconnections: [{service: A, channel: a}]", DeliveryKind.WEBHOOK);
    assertThat(wiring.rows().get(0).settings().delivery()).isEqualTo(DeliveryKind.WEBHOOK);
  }

  @Test
  void anchors_and_merge_keys_work_and_own_keys_go_first() {
    WantedWiring wiring =
        good(
            """
            version: 1
            defaults: &d
              urgency: &high [high]
            connections:
              - &first
                <<: *d
                service: A
                channel: a
                notify: [trigger]
              - <<: [*first, {restrict: pd-users, service: X}]
                service: B
                urgency: *high
            """);
    WantedRow second = wiring.rows().get(1);
    assertThat(second.service().text()).isEqualTo("B");
    assertThat(second.channel()).isEqualTo(new Written("a", new Position(8, 14)));
    assertThat(second.at()).isEqualTo(new Position(10, 5));
    assertThat(second.settings().options())
        .isEqualTo(
            new Options(Set.of(NotifyType.TRIGGER), Set.of(Urgency.HIGH), Restrict.PD_USERS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "version: 1",
        "version: 1\nconnections:\nrules:\ndefaults:\n",
        "version: 1\nconnections: []\nrules: []\ndefaults: {}",
        "---\nversion: 1\n...\n",
        "\ufeffversion: 1\r\nconnections: []\r\n",
        "{\"version\": 1, \"connections\": []}"
      })
  void an_empty_wiring_is_one(String yaml) {
    assertThat(good(yaml).isEmpty()).isTrue();
    byte[] utf8 = yaml.getBytes(StandardCharsets.UTF_8);
    assertThat(WiringFile.parse(utf8, DeliveryKind.EXTENSION)).isEqualTo(good(yaml));
  }

  @Test
  void windows_line_ends_and_a_byte_order_mark_move_no_position() {
    assertThat(good("\ufeff" + CONTRACT.replace("\n", "\r\n"))).isEqualTo(good(CONTRACT));
  }

  @Test
  void what_a_row_says_in_vain_is_a_warning_and_what_the_defaults_say_is_not() {
    WantedWiring wiring =
        good(
            """
            version: 1
            defaults: {thread: on}
            connections:
              - {service: A, channel: a, buttons: false, priority: any}
            """);
    assertThat(wiring.warnings())
        .extracting(Object::toString)
        .containsExactly("4:39: buttons has no effect with delivery extension, only with webhook.");
    assertThat(wiring.rows().get(0).settings())
        .isEqualTo(extension(ALL, EnumSet.allOf(Urgency.class)));
  }

  @Test
  void ten_thousand_rows_take_about_a_second() {
    StringBuilder yaml = new StringBuilder("version: 1\nconnections:\n");
    yaml.append("  - &one {service: Service, channel: \"#c\", notify: [trigger, resolve]}\n");
    for (int i = 1; i < 10_000; i++) {
      yaml.append("  - <<: *one\n    service: Service ").append(i).append('\n');
      yaml.append("    channel: \"#channel-").append(i).append("\"\n    urgency: [high]\n");
    }
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    long start = thread.getCurrentThreadCpuTime();
    assertThat(good(yaml.toString()).rows()).hasSize(10_000);
    // Cold, and with the least of compilers, where a server has less than a second.
    assertThat(Duration.ofNanos(thread.getCurrentThreadCpuTime() - start))
        .isLessThan(Duration.ofSeconds(3));
  }

  private static WantedWiring good(String yaml) {
    WantedWiring wiring = WiringFile.parse(yaml, DeliveryKind.EXTENSION);
    assertThat(wiring.problems()).isEmpty();
    return wiring;
  }

  private static WiringSettings extension(Set<NotifyType> notify, Set<Urgency> urgency) {
    return new WiringSettings(DeliveryKind.EXTENSION, new Options(notify, urgency, Restrict.ANY));
  }

  private static WiringSettings webhook(
      Restrict restrict, PriorityFilter priorities, ThreadMode thread) {
    return new WiringSettings(
        DeliveryKind.WEBHOOK,
        new Options(ALL, EnumSet.allOf(Urgency.class), restrict, priorities, false, thread));
  }
}
