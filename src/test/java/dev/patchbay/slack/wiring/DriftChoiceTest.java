package dev.patchbay.slack.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.NotifyType;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.Restrict;
import dev.patchbay.wiring.Urgency;
import dev.patchbay.wiring.apply.CheckConnection.Posting;
import dev.patchbay.wiring.apply.CheckConnection.Seen;
import dev.patchbay.wiring.apply.CheckConnection.State;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keep and Restore below a connection that someone changed in PagerDuty. */
final class DriftChoiceTest {
  private static final Options FEWER =
      new Options(Set.of(NotifyType.TRIGGER), Set.of(Urgency.HIGH), Restrict.ANY);

  private final PdFixture pd = new PdFixture();

  @BeforeEach
  void one_connection() {
    pd.connections.add(PdFixture.connection("P1", "Checkout <API>", Options.defaults()));
  }

  @Test
  void only_a_changed_connection_has_the_buttons() {
    assertThat(PdFixture.json(pd.pd("status"))).doesNotContain("pd_keep", "pd_restore");
    pd.health = Outcome.done(Seen.of(State.CHANGED));
    assertThat(PdFixture.json(pd.pd("status"))).contains("status --keep P1", "status --restore P1");
  }

  @Test
  void restore_connects_again_as_stored() {
    assertThat(pd.says("status --restore P1"))
        .contains("Restoring *Checkout &lt;API&gt;*", "message when it's done");
    assertThat(pd.connected)
        .singleElement()
        .satisfies(
            asked -> {
              assertThat(asked.actor()).isEqualTo(PdFixture.ADA);
              assertThat(asked.options()).isEqualTo(Options.defaults());
            });
  }

  @Test
  void keep_connects_again_as_PagerDuty_has_it() {
    pd.there = Outcome.done(Optional.of(new Posting(key().place(), FEWER)));
    assertThat(pd.says("status --keep P1")).contains("Keeping the new settings");
    assertThat(pd.connected)
        .singleElement()
        .satisfies(asked -> assertThat(asked.options()).isEqualTo(FEWER));
  }

  @Test
  void keep_follows_to_another_channel() {
    var moved = new Place(key().team(), new ChannelId("C0THERE"));
    pd.there = Outcome.done(Optional.of(new Posting(moved, FEWER)));
    assertThat(pd.says("status --keep P1")).contains("Keeping the new channel <#C0THERE>");
    assertThat(pd.connected)
        .singleElement()
        .satisfies(asked -> assertThat(asked.key().place()).isEqualTo(moved));
  }

  @Test
  void what_cannot_be_kept_is_said_and_nothing_changes() {
    assertThat(pd.says("status --keep P1")).contains("can't be kept", "Press *Restore*");
    pd.pagerDutyThreads.hold();
    assertThat(pd.says("status --keep P1")).contains("didn't respond in time");
    assertThat(pd.says("status --keep P9")).contains("no longer connected");
    assertThat(pd.connected).isEmpty();
  }

  private ConnectionKey key() {
    return pd.connections.get(0).key();
  }

  @Test
  void without_a_login_the_choice_waits_for_it() {
    pd.mayAct = Outcome.refused(new Refusal.NotLoggedIn());
    assertThat(pd.says("status --restore P1")).contains("Log in");
    assertThat(pd.pendingCommands).hasSize(1);
    assertThat(pd.connected).isEmpty();
  }
}
