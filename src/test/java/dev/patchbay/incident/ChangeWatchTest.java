package dev.patchbay.incident;

import static dev.patchbay.incident.IncidentBench.ACK;
import static dev.patchbay.incident.IncidentBench.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Place;
import dev.patchbay.incident.ChangeAnswers.Seen;
import dev.patchbay.jobs.Job.Next;
import dev.patchbay.sandbox.pagerduty.account.IncidentStatus;
import dev.patchbay.support.DatabaseKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who pressed a card learns what became of it, also where the card does not show it. */
class ChangeWatchTest {
  private static final Next LOOK_AGAIN = new Next.Again(Duration.ofSeconds(1));

  @ParameterizedTest
  @EnumSource
  void a_card_that_shows_it_for_three_seconds_is_enough(DatabaseKind kind) {
    try (var bench = new IncidentBench(kind)) {
      assertThat(pressedOnCard(bench)).isEqualTo(LOOK_AGAIN);
      bench.clock.advance(Duration.ofSeconds(2));
      assertThat(bench.run(1)).isEqualTo(LOOK_AGAIN);
      bench.clock.advance(Duration.ofSeconds(1));
      assertThat(bench.run(1)).isEqualTo(new Next.Finished());

      assertThat(bench.answers.shown).containsExactly("UANN changed acknowledged by Ann");
      assertThat(bench.clicks()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_card_that_does_not_show_it_within_ten_seconds_is_told_once(DatabaseKind kind) {
    try (var bench = new IncidentBench(kind)) {
      bench.answers.seen = Seen.NOT_YET;
      pressedOnCard(bench);
      bench.clock.advance(Duration.ofSeconds(9));
      assertThat(bench.run(1)).isEqualTo(LOOK_AGAIN);
      bench.clock.advance(Duration.ofSeconds(1));
      assertThat(bench.run(1)).isEqualTo(new Next.Finished());
      assertThat(bench.run(1)).isEqualTo(new Next.Finished());

      assertThat(bench.answers.shown).last().isEqualTo("UANN unseen NOT_YET");
      assertThat(bench.answers.shown).hasSize(2);
      assertThat(bench.clicks()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_card_that_slack_lets_nobody_change_is_told_at_once(DatabaseKind kind) {
    try (var bench = new IncidentBench(kind)) {
      bench.answers.seen = Seen.NEVER;
      pressedOnCard(bench);
      assertThat(bench.run(1)).isEqualTo(new Next.Finished());

      assertThat(bench.answers.shown).last().isEqualTo("UANN unseen NEVER");
      assertThat(bench.clicks()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void looks_that_failed_too_often_do_not_unsay_the_change(DatabaseKind kind) {
    try (var bench = new IncidentBench(kind)) {
      pressedOnCard(bench);
      bench.database.transactions().together(() -> bench.change.job().givenUp().of("1"));

      assertThat(bench.answers.shown)
          .containsExactly("UANN changed acknowledged by Ann", "UANN unseen NOT_YET");
      assertThat(bench.clicks()).isZero();
      assertThat(bench.status()).isEqualTo(IncidentStatus.ACKNOWLEDGED);
    }
  }

  private static Next pressedOnCard(IncidentBench bench) {
    bench.change.submit(
        new ChangeRequest(
            ANN,
            new Place(IncidentBench.TEAM, IncidentBench.CHANNEL),
            "1700000000.000100",
            "",
            Optional.empty(),
            List.of(bench.incident),
            ACK,
            ""));
    return bench.run(1);
  }
}
