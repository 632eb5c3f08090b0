package dev.patchbay.slack.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.Vendor;
import dev.patchbay.incident.IncidentChange;
import org.junit.jupiter.api.Test;

class ChangeViewTest {
  @Test
  void a_lost_answer_names_the_check_and_asks_for_no_second_press() {
    assertThat(
            ChangeView.unsure(
                new IncidentChange.Resolve(),
                new Refusal.Unavailable(Vendor.PAGERDUTY, "HTTP 502")))
        .isEqualTo(
            "Patchbay doesn't know whether the incident was resolved. Check it in PagerDuty."
                + " The request to PagerDuty failed (HTTP 502).");
  }

  @Test
  void a_refusal_says_what_failed_why_and_what_to_do() {
    assertThat(ChangeView.notDone(new IncidentChange.Acknowledge(), new Refusal.Busy()))
        .isEqualTo("Couldn't acknowledge the incident. Patchbay is busy. Try again in a minute.");
  }
}
