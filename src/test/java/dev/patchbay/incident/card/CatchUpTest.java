package dev.patchbay.incident.card;

import static dev.patchbay.incident.card.CardBench.OPS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.pagerduty.event.EventType;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.Options;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What events did not tell is found by comparing. */
final class CatchUpTest {
  private final CardBench bench = new CardBench(DatabaseKind.H2);
  private final CatchUp catchUp = bench.catchUp();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void an_open_incident_that_nobody_posted_is_posted_once_and_marked_as_late() {
    bench.connect(OPS, Options.defaults());
    var id = bench.pagerDuty.simulator().trigger("PCHECK1", "Missed", "high");
    catchUp.run();
    assertThat(bench.called()).isEmpty();
    later();
    catchUp.run();
    catchUp.run();
    assertThat(bench.called()).containsExactly("card C1 1");
    assertThat(bench.card(id).late()).isTrue();
  }

  @Test
  void a_stale_card_is_put_right() {
    bench.connect(OPS, Options.defaults());
    var id = bench.pagerDuty.simulator().trigger("PCHECK1", "Stale", "high");
    bench.happens(id, EventType.TRIGGERED, 0, "triggered");
    var bob = bench.pagerDuty.person("Bob", Role.USER);
    bench.pagerDuty.simulator().acknowledge(id, bob.id());
    later();
    catchUp.run();
    assertThat(bench.card(id).status()).isEqualTo(CardStatus.ACKNOWLEDGED);
    bench.pagerDuty.simulator().resolve(id, bob.id());
    later();
    catchUp.run();
    bench.refresh.job().work().run(CardKeys.subject(bench.incident(id)));
    assertThat(bench.card(id).resolved()).isTrue();
    assertThat(bench.card(id).late()).isFalse();
  }

  @Test
  void cards_whose_connection_moved_to_the_extension_stay_true() {
    bench.connect(OPS, Options.defaults());
    var id = bench.pagerDuty.simulator().trigger("PCHECK1", "Moved", "high");
    bench.happens(id, EventType.TRIGGERED, 0, "triggered");
    bench.posted(OPS, id, "1.1");
    bench.connections.remove(new ConnectionKey(OPS, bench.service));
    var bob = bench.pagerDuty.person("Bob", Role.USER);
    bench.pagerDuty.simulator().acknowledge(id, bob.id());
    later();
    catchUp.run();
    assertThat(bench.card(id).status()).isEqualTo(CardStatus.ACKNOWLEDGED);
    assertThat(bench.called()).containsExactly("card C1 2");
  }

  @Test
  void services_of_other_channels_are_left_alone() {
    bench.pagerDuty.simulator().trigger("PCHECK1", "Not ours", "high");
    later();
    catchUp.run();
    assertThat(bench.called()).isEmpty();
  }

  /** Past what may still be on its way, whatever the simulated PagerDuty's clock says. */
  private void later() {
    bench.clock.advance(
        Duration.between(bench.clock.instant(), Instant.now()).plus(Duration.ofMinutes(3)));
  }
}
