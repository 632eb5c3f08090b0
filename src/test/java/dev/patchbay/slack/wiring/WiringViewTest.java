package dev.patchbay.slack.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Refusal;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.apply.OtherExtensions;
import dev.patchbay.wiring.plan.ExtensionFields;
import dev.patchbay.wiring.plan.FoundExtension;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WiringViewTest {
  @Test
  void a_long_list_of_other_extensions_is_cut_and_says_how_many_more_there_are() {
    var till = PdFixture.connection("P1", "Till", Options.defaults());
    var other =
        new FoundExtension(
            "PEXT1",
            till.key().service(),
            Optional.empty(),
            ExtensionFields.of("Old <hand>", till.key().channel(), Options.defaults(), ""),
            FoundExtension.Condition.GOOD,
            Optional.empty());
    assertThat(
            OthersView.found(till, OtherExtensions.foreign(Collections.nCopies(7, other))).text())
        .contains("Other PagerDuty extensions of *Till*", "*Old &lt;hand&gt;* `PEXT1` and 2 more.");
  }

  @Test
  void a_lost_answer_leaves_open_whether_the_change_was_made() {
    assertThat(
            WiringView.refused(
                "connect", "Till", new Refusal.Unavailable(Refusal.Vendor.PAGERDUTY, "HTTP 502")))
        .isEqualTo(
            "Couldn't connect *Till*. The request to PagerDuty failed (HTTP 502). PagerDuty may"
                + " still have made the change; run `/pd connect` again to make sure.");
    assertThat(
            WiringView.refused(
                "connect", "Till", new Refusal.Unavailable(Refusal.Vendor.SLACK, "HTTP 502")))
        .startsWith("Couldn't connect *Till*.")
        .doesNotContain("PagerDuty may");
  }
}
