package dev.patchbay.incident.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.IncidentId;
import dev.patchbay.incident.IncidentChange;
import dev.patchbay.incident.proof.Sightings.Sighting;
import dev.patchbay.pagerduty.event.EventType;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.wiring.ConnectionState;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SilenceWatchTest {
  private static final Duration AFTER = Duration.ofMinutes(10);

  @ParameterizedTest
  @EnumSource
  void silence_of_the_very_first_incident_makes_the_connection_unproven(DatabaseKind kind) {
    try (var bench = new ProofBench(kind)) {
      var watch = bench.watch(AFTER, Sighting.UNKNOWN);
      var incident = bench.event(watch, EventType.TRIGGERED, "high");

      bench.clock.advance(AFTER.minusSeconds(1));
      watch.look();
      assertThat(bench.connection().health().state()).isEqualTo(ConnectionState.WORKING);
      bench.clock.advance(Duration.ofSeconds(1));
      watch.look();
      assertThat(bench.connection().health().state()).isEqualTo(ConnectionState.UNPROVEN);
      assertThat(bench.connection().health().reason()).contains("incident #7");

      bench.press(incident, new IncidentChange.Acknowledge(), "acknowledged");
      assertThat(bench.connection().health().state()).isEqualTo(ConnectionState.WORKING);
      assertThat(bench.connection().health().reason()).isBlank();
    }
  }

  @ParameterizedTest
  @EnumSource
  void press_on_the_incidents_message_is_a_sign_of_life(DatabaseKind kind) {
    try (var bench = new ProofBench(kind)) {
      var watch = bench.watch(AFTER, Sighting.UNKNOWN);
      var incident = bench.event(watch, EventType.TRIGGERED, "high");
      bench.press(incident, new IncidentChange.Acknowledge(), "acknowledged");

      bench.clock.advance(AFTER);
      watch.look();

      assertThat(bench.connection().health().state()).isEqualTo(ConnectionState.WORKING);
    }
  }

  @ParameterizedTest
  @EnumSource
  void press_that_pagerduty_refused_shows_all_the_same_that_the_message_is_there(
      DatabaseKind kind) {
    try (var bench = new ProofBench(kind)) {
      var watch = bench.watch(AFTER, Sighting.UNKNOWN);
      bench.pressed.arrived(
          bench.request(bench.event(watch, EventType.TRIGGERED, "high")), ProofBench.ACCOUNT);

      bench.clock.advance(AFTER);
      watch.look();

      assertThat(bench.connection().health().state()).isEqualTo(ConnectionState.WORKING);
    }
  }

  @ParameterizedTest
  @EnumSource
  void channel_that_was_seen_to_work_lately_is_trusted_though_nobody_presses(DatabaseKind kind) {
    try (var bench = new ProofBench(kind)) {
      var watch = bench.watch(AFTER, Sighting.UNKNOWN);
      bench.press(
          new IncidentId(ProofBench.ACCOUNT, "QOLD"),
          new IncidentChange.Acknowledge(),
          "acknowledged");
      bench.clock.advance(Duration.ofDays(29));
      bench.event(watch, EventType.TRIGGERED, "high");
      bench.clock.advance(AFTER);
      watch.look();
      assertThat(bench.connection().health().state()).isEqualTo(ConnectionState.WORKING);

      bench.clock.advance(Duration.ofDays(2));
      bench.event(watch, EventType.TRIGGERED, "high");
      bench.clock.advance(AFTER);
      watch.look();
      assertThat(bench.connection().health().state()).isEqualTo(ConnectionState.UNPROVEN);
    }
  }

  @ParameterizedTest
  @EnumSource
  void where_the_channel_can_be_read_the_message_itself_decides(DatabaseKind kind) {
    try (var bench = new ProofBench(kind)) {
      bench.connections.alive(bench.key, bench.clock.instant());
      bench.clock.advance(Duration.ofMinutes(1));
      var absent = bench.watch(AFTER, Sighting.ABSENT);
      bench.event(absent, EventType.TRIGGERED, "high");
      bench.clock.advance(AFTER);
      absent.look();
      assertThat(bench.connection().health().state()).isEqualTo(ConnectionState.UNPROVEN);
      assertThat(bench.connection().health().reason()).contains("didn't appear");

      bench.connections.alive(bench.key, bench.clock.instant());
      bench.clock.advance(Duration.ofDays(40));
      var seen = bench.watch(AFTER, Sighting.SEEN);
      bench.event(seen, EventType.TRIGGERED, "high");
      bench.clock.advance(AFTER);
      seen.look();
      assertThat(bench.connection().health().state()).isEqualTo(ConnectionState.WORKING);
      assertThat(bench.connection().seen().alive()).contains(bench.clock.instant());
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_the_extension_does_not_post_is_not_waited_for(DatabaseKind kind) {
    try (var bench = new ProofBench(kind)) {
      bench.onlyHighUrgency();
      bench.clock.advance(Duration.ofMinutes(1));
      var watch = bench.watch(AFTER, Sighting.ABSENT);
      bench.event(watch, EventType.TRIGGERED, "low");
      bench.event(watch, EventType.ACKNOWLEDGED, "high");
      bench.tests.begin(bench.event(watch, EventType.TRIGGERED, "high"));

      bench.clock.advance(AFTER);
      watch.look();

      assertThat(bench.connection().health().state()).isEqualTo(ConnectionState.WORKING);
    }
  }
}
