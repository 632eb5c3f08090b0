package dev.patchbay.wiring.apply;

import static dev.patchbay.wiring.ConnectionState.SUSPENDED;
import static dev.patchbay.wiring.ConnectionState.WORKING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Outcome;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.wiring.ConnectionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What someone changed in PagerDuty, and what becomes of it. */
class DriftTest {
  private static final int ALL = 12;

  @ParameterizedTest
  @EnumSource
  void an_edit_in_pagerduty_shows_as_exactly_that_field_and_repair_ends_it(DatabaseKind kind) {
    drifted(
        kind,
        (node, outside) -> {
          node.edit(3, "notify_types", "annotate", false);
          assertThat(drift(node))
              .singleElement()
              .satisfies(
                  one -> {
                    assertThat(one.key()).isEqualTo(WholeBench.key(3));
                    assertThat(one.fields()).containsOnlyKeys("notify");
                    assertThat(one.fields().values().toString())
                        .contains("assignments,annotate → ")
                        .endsWith("assignments]");
                    assertThat(one.reason()).isEqualTo("it was changed in PagerDuty");
                  });
          node.reconcileNow(Reconcile.Policy.REPAIR);
          assertThat(node.plan(WholeBench.file(ALL)).changes()).isEmpty();
          return true;
        });
  }

  @Test
  void a_deleted_extension_is_drift_and_made_again() {
    drifted(
        DatabaseKind.H2,
        (node, outside) -> {
          outside.pagerDuty.simulator().account().removeExtension(extension(outside, 1));
          assertThat(drift(node))
              .extracting(one -> one.fields().toString())
              .containsExactly("{state=working → gone}");
          node.reconcileNow(Reconcile.Policy.REPAIR);
          assertThat(extension(outside, 1)).isNotBlank();
          return true;
        });
  }

  @Test
  void a_renamed_channel_is_followed_and_much_at_once_is_not_repaired() {
    drifted(
        DatabaseKind.H2,
        (node, outside) -> {
          outside.rename(4, "renamed");
          assertThat(drift(node)).hasSize(1);
          node.reconcileNow(Reconcile.Policy.REPORT);
          assertThat(drift(node)).hasSize(1);
          node.reconcileNow(Reconcile.Policy.REPAIR);
          assertThat(drift(node)).isEmpty();
          assertThat(node.connections.find(WholeBench.key(4)).orElseThrow().channelName())
              .isEqualTo("renamed");
          assertThat(node.listener.told).containsExactly("REPAIRED Service 4 [name]");

          for (int i = 0; i < 5; i++) {
            node.edit(i, "urgency", "low", false);
          }
          node.reconcileNow(Reconcile.Policy.REPAIR);
          assertThat(drift(node)).hasSize(5);
          for (int i = 0; i < 5; i++) {
            node.edit(i, "urgency", "low", true);
          }
          return true;
        });
  }

  @Test
  void what_pagerduty_paused_of_an_archived_channel_goes_on_once_it_is_unarchived() {
    drifted(
        DatabaseKind.H2,
        (node, outside) -> {
          outside.archive(2);
          outside.archive(3);
          node.reconcileNow(Reconcile.Policy.REPAIR);
          assertThat(states(node)).containsExactly(SUSPENDED, SUSPENDED);
          assertThat(drift(node)).isEmpty();
          outside
              .pagerDuty
              .simulator()
              .account()
              .pauseExtension(extension(outside, 2), Instant.now().plus(Duration.ofDays(1)));

          outside.unarchive(2);
          outside.unarchive(3);
          int before = outside.writes().size();
          node.reconcileNow(Reconcile.Policy.REPORT);
          assertThat(states(node)).containsExactly(SUSPENDED, WORKING);
          assertThat(outside.writes()).hasSize(before);
          assertThat(drift(node))
              .extracting(one -> one.fields().toString())
              .containsExactly("{state=working → paused}");
          assertThat(node.actions(WholeBench.file(ALL))).containsExactly("enable");

          node.reconcileNow(Reconcile.Policy.REPAIR);
          assertThat(states(node)).containsExactly(WORKING, WORKING);
          assertThat(outside.writes().subList(before, outside.writes().size()))
              .containsExactly("POST /extensions/{id}/enable");
          assertThat(node.listener.told).containsExactly("REPAIRED Service 2 [state]");
          return true;
        });
  }

  private static List<ConnectionState> states(WholeBench node) {
    return Stream.of(2, 3)
        .map(i -> node.connections.find(WholeBench.key(i)).orElseThrow().health().state())
        .toList();
  }

  private static void drifted(
      DatabaseKind kind, BiFunction<WholeBench, WholeBench.Outside, Boolean> story) {
    try (var outside = new WholeBench.Outside(ALL);
        var node = new WholeBench(outside, DatabaseFixture.settings(kind))) {
      node.apply(WholeBench.file(ALL));
      assertThat(drift(node)).isEmpty();
      assertThat(story.apply(node, outside)).isTrue();
      assertThat(drift(node)).isEmpty();
      assertThat(outside.pagerDuty.simulator().violations()).isEmpty();
    }
  }

  private static List<DriftedConnection> drift(WholeBench node) {
    if (node.wiring.drift() instanceof Outcome.Done<List<DriftedConnection>> done) {
      return done.value();
    }
    throw new AssertionError("no drift: " + node.wiring.drift());
  }

  private static String extension(WholeBench.Outside outside, int service) {
    return outside.pagerDuty.simulator().account().stored().stream()
        .filter(one -> one.serviceIds().contains("PS" + service))
        .findFirst()
        .orElseThrow()
        .id();
  }
}
