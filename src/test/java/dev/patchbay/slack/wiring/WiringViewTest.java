package dev.patchbay.slack.wiring;

import static org.assertj.core.api.Assertions.assertThat;

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
}
