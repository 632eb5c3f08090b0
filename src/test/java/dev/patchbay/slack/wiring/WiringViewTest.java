package dev.patchbay.slack.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Refusal;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class WiringViewTest {
  @Test
  void others_that_post_too_are_named_with_the_way_to_take_them_down() {
    assertThat(WiringView.doubled("Till", List.of("Old <hand>")))
        .isEqualTo(
            ":warning: Another PagerDuty extension of *Till* also posts to this channel:"
                + " *Old &lt;hand&gt;*. Incidents appear more than once. To remove it, open"
                + " the service's Integrations page in PagerDuty and delete it there.");
    assertThat(WiringView.doubled("Till", List.of("One", "Two")))
        .contains("Other PagerDuty extensions", "also post", "*One*, *Two*.", "delete them there");
    assertThat(WiringView.doubled("Till", Collections.nCopies(7, "Old hand")))
        .contains("*Old hand* and 2 more.");
  }

  @Test
  void a_lost_answer_leaves_open_whether_the_change_was_made() {
    assertThat(
            WiringView.refused(
                "connect", "Till", new Refusal.Unavailable(Refusal.Vendor.PAGERDUTY, "HTTP 502")))
        .isEqualTo(
            "Couldn't connect *Till*. The request to PagerDuty failed (HTTP 502). PagerDuty may"
                + " still have made the change; run `/pd connect` again to make sure.");
  }
}
