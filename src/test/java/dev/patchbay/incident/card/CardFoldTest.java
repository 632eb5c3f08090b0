package dev.patchbay.incident.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.IncidentId;
import dev.patchbay.pagerduty.Incident;
import dev.patchbay.support.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What PagerDuty answers when asked, against what a card shows. */
class CardFoldTest {
  private static final Instant BEGUN = Instant.parse("2026-11-26T12:00:00Z");

  @Test
  void the_later_of_its_two_times_says_how_new_an_answer_is() {
    var shown = answered(Optional.empty(), "acknowledged", BEGUN, BEGUN.plusSeconds(60));
    var resolved = answered(Optional.of(shown), "resolved", BEGUN, BEGUN.plusSeconds(120));
    assertThat(resolved.status()).isEqualTo(CardStatus.RESOLVED);
    var late = answered(Optional.of(resolved), "triggered", BEGUN.plusSeconds(90), BEGUN);
    assertThat(late.status()).isEqualTo(CardStatus.RESOLVED);
  }

  private static Card answered(
      Optional<Card> before, String status, Instant updated, Instant changed) {
    var more =
        new Incident.More(
            Optional.of(BEGUN),
            Optional.of(updated),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            1,
            Optional.empty());
    var incident =
        new Incident(
            new IncidentId(Ids.ACCOUNT, "Q1"),
            1,
            "Database down",
            status,
            "high",
            "",
            Optional.empty(),
            "",
            Optional.empty(),
            Optional.of(changed),
            List.of(),
            more);
    return CardFold.after(before, incident, BEGUN.plusSeconds(300));
  }
}
