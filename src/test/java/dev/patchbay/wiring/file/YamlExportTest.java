package dev.patchbay.wiring.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.NotifyType;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.PriorityFilter;
import dev.patchbay.wiring.Restrict;
import dev.patchbay.wiring.ThreadMode;
import dev.patchbay.wiring.Urgency;
import dev.patchbay.wiring.plan.CurrentConnection;
import dev.patchbay.wiring.plan.CurrentWiring;
import dev.patchbay.wiring.plan.Resolution;
import dev.patchbay.wiring.plan.WantedWiring;
import dev.patchbay.wiring.plan.WiringSettings;
import dev.patchbay.wiring.plan.names.Resolver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class YamlExportTest {
  private static final Set<NotifyType> ALL = EnumSet.allOf(NotifyType.class);
  private static final WiringSettings USUAL =
      new WiringSettings(DeliveryKind.EXTENSION, Options.defaults());
  private static final WiringSettings HIGH =
      new WiringSettings(
          DeliveryKind.EXTENSION,
          new Options(
              Set.of(NotifyType.TRIGGER, NotifyType.RESOLVE),
              Set.of(Urgency.HIGH),
              Restrict.PD_USERS));
  private static final WiringSettings CARDS =
      new WiringSettings(
          DeliveryKind.WEBHOOK,
          new Options(
              ALL,
              EnumSet.allOf(Urgency.class),
              Restrict.ANY,
              new PriorityFilter.Only(List.of("P1", "sev: 1")),
              false,
              ThreadMode.ON));

  private static final List<String> NASTY =
      List.of(
          "Checkout API",
          "checkout api",
          "Checkout API",
          " leading",
          "trailing ",
          "a: b",
          "#1",
          "Team #1",
          "null",
          "~",
          "yes",
          "off",
          "1e3",
          "007",
          "*glob*",
          "&anchor",
          "- dash",
          "[x]",
          "{x}",
          "\"quoted\"",
          "it's",
          "back\\slash",
          "two\nlines",
          "tab\there",
          "bell\u0007",
          "nbsp\u00a0here",
          "zero\u200bwidth",
          "line\u2028separator",
          "\ufeffbom",
          "emoji 🚀 👩‍🚀",
          "決済 サービス",
          "!important",
          "%percent",
          "@at",
          "`tick`",
          "PSERV0001",
          "x".repeat(300),
          "${var}");

  @Test
  void what_most_have_is_written_once() {
    SomeExport wiring =
        new SomeExport()
            .connection("Search", "search-alerts", USUAL)
            .connection("Checkout API", "checkout-alerts", USUAL)
            .connection("Cards", "cards", HIGH)
            .connection("Billing: EU", "cards", CARDS)
            .note(
                "Extension PEXT0099 posts to a channel that Patchbay does not see, so there is no"
                    + " row for it.");
    assertThat(YamlExport.of(wiring.made()))
        .isEqualTo(
            """
            # Written by patchbay export. Edit it, then run: patchbay plan FILE
            # Not here: Extension PEXT0099 posts to a channel that Patchbay does not see, so there is no row for it.
            version: 1
            defaults:
              notify: [trigger, acknowledge, resolve, escalate, assignments, annotate]
              urgency: [high, low]
              delivery: extension
              priority: [P1, "sev: 1"]
              buttons: false
              thread: "on"
            connections:
              - service: "Billing: EU" # PSERV0004
                channel: C00000004 # #cards
                delivery: webhook
              - service: Cards # PSERV0003
                channel: C00000003 # #cards
                notify: [trigger, resolve]
                urgency: [high]
                restrict: pd-users
              - service: Checkout API # PSERV0002
                channel: "#checkout-alerts" # C00000002
              - service: Search # PSERV0001
                channel: "#search-alerts" # C00000001
            """);
    assertReadsBack(wiring);
  }

  @Test
  void with_several_workspaces_each_row_names_its_own() {
    SomeExport wiring =
        new SomeExport().connection("T1", "A", "ops", USUAL).connection("T2", "B", "ops", USUAL);
    assertThat(YamlExport.of(wiring.made())).contains("workspace: Workspace T1 # T1\n");
    assertReadsBack(wiring);
  }

  @Test
  void a_row_that_would_fail_is_a_comment_so_that_the_plan_is_empty() {
    SomeExport wiring =
        new SomeExport()
            .connection("Search", "search-alerts", USUAL)
            .connection("Cards", "cards", HIGH)
            .archived();
    assertThat(YamlExport.of(wiring.made()))
        .endsWith(
            """
            connections:
              # This row would fail: the channel is archived.
              # - service: Cards # PSERV0002
              #   channel: "#cards" # C00000002
              #   notify: [trigger, resolve]
              #   urgency: [high]
              #   restrict: pd-users
              - service: Search # PSERV0001
                channel: "#search-alerts" # C00000001
            """);
    Resolution read = Resolver.resolve(parse(YamlExport.of(wiring.made())), wiring.directory());
    assertThat(read.problems()).isEmpty();
    assertThat(read.failing()).isEmpty();
    assertThat(read.wanted()).hasSize(1);
  }

  @Test
  void what_nobody_sees_is_written_so_that_one_sees_it() {
    assertThat(YamlText.scalar("a\u200b\u00a0\u2028\u0007\"\\🚀b"))
        .isEqualTo("\"a\\u200B\\u00A0\\u2028\\u0007\\\"\\\\🚀b\"");
  }

  @Test
  void nothing_is_a_file_too() {
    CurrentWiring nothing = new SomeExport().made();
    assertThat(YamlExport.of(nothing)).endsWith("version: 1\nconnections: []\n");
    assertThat(parse(YamlExport.of(nothing)).problems()).isEmpty();
  }

  @Test
  void any_name_and_any_setting_reads_back_as_it_was_in_any_order() {
    Random random = new Random(8);
    for (int round = 0; round < 40; round++) {
      SomeExport wiring = new SomeExport();
      for (String name : NASTY) {
        wiring.connection(
            random.nextBoolean() ? "T1" : "T2", name, "ops-" + random.nextInt(9), any(random));
      }
      assertReadsBack(wiring);
      List<CurrentConnection> shuffled = new ArrayList<>(wiring.made().connections());
      Collections.shuffle(shuffled, random);
      assertThat(YamlExport.of(new CurrentWiring(shuffled, wiring.directory(), List.of())))
          .isEqualTo(YamlExport.of(wiring.made()));
    }
  }

  private static WiringSettings any(Random random) {
    Set<NotifyType> notify = EnumSet.of(any(random, NotifyType.values()));
    Set<Urgency> urgency = random.nextBoolean() ? Set.of(Urgency.LOW) : Set.of(Urgency.HIGH);
    PriorityFilter priorities =
        switch (random.nextInt(3)) {
          case 0 -> new PriorityFilter.Any();
          case 1 -> new PriorityFilter.None();
          default ->
              new PriorityFilter.Only(List.of(any(random, NASTY.toArray(String[]::new)), "P1"));
        };
    return new WiringSettings(
        any(random, DeliveryKind.values()),
        new Options(
            random.nextBoolean() ? ALL : notify,
            random.nextBoolean() ? EnumSet.allOf(Urgency.class) : urgency,
            any(random, Restrict.values()),
            priorities,
            random.nextBoolean(),
            any(random, ThreadMode.values())));
  }

  @SafeVarargs
  private static <T> T any(Random random, T... values) {
    return values[random.nextInt(values.length)];
  }

  /** Whatever the server's setting is. */
  private static void assertReadsBack(SomeExport wiring) {
    String yaml = YamlExport.of(wiring.made());
    for (DeliveryKind usual : DeliveryKind.values()) {
      Resolution read = Resolver.resolve(WiringFile.parse(yaml, usual), wiring.directory());
      assertThat(read.problems()).as(yaml).isEmpty();
      assertThat(read.failing()).isEmpty();
      assertThat(read.warnings()).isEmpty();
      assertThat(read.wanted())
          .extracting(one -> one.key() + " " + one.settings())
          .containsExactlyInAnyOrderElementsOf(
              wiring.made().connections().stream()
                  .map(one -> one.key() + " " + one.settings())
                  .toList());
    }
  }

  private static WantedWiring parse(String yaml) {
    return WiringFile.parse(yaml, DeliveryKind.EXTENSION);
  }
}
