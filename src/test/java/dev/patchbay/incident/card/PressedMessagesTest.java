package dev.patchbay.incident.card;

import static dev.patchbay.incident.card.CardBench.OPS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Actor;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.IncidentId;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.incident.ChangeRequest;
import dev.patchbay.incident.IncidentChange;
import dev.patchbay.incident.IncidentState;
import dev.patchbay.pagerduty.event.EventType;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.support.DatabaseKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a message of PagerDuty's is to show, whoever tells it first. */
@ParameterizedClass
@EnumSource
final class PressedMessagesTest {
  private static final String TS = "1795734821.579526";
  private static final Actor ADA = new Actor(new HomeId("T1"), new SlackUserId("U1"));

  private final CardBench bench;
  private final PressedMessages messages;
  private final IncidentId incident;

  PressedMessagesTest(DatabaseKind kind) {
    bench = new CardBench(kind);
    messages = new PressedMessages(bench.database.transactions(), bench.outbox, bench.clock);
    incident =
        bench.incident(bench.pagerDuty.simulator().trigger("PCHECK1", "Database down", "high"));
    bench.happens(incident.value(), EventType.TRIGGERED, 0, "triggered");
    messages.arrived(request(), bench.account);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void a_name_that_comes_after_the_state_is_added() {
    var bob = bench.pagerDuty.person("Bob", Role.USER);
    bench.pagerDuty.simulator().resolve(incident.value(), bob.id());
    bench.refresh(incident.value());
    messages.changed(bench.card(incident.value()));
    assertThat(shown().byName()).isEmpty();

    bench.happens(incident.value(), EventType.RESOLVED, 60, "resolved");
    messages.changed(bench.card(incident.value()));

    assertThat(shown().byName()).isEqualTo("Ann");
  }

  @Test
  void a_press_that_was_overtaken_leaves_the_newer_state() {
    bench.happens(incident.value(), EventType.RESOLVED, 60, "resolved");
    messages.changed(bench.card(incident.value()));

    messages.pressed(request(), acknowledged(bench.start.plusSeconds(60)), look(true));

    assertThat(shown().status()).isEqualTo("resolved");
    assertThat(bench.outbox.settled(CardKeys.pressed(OPS, incident, TS))).isFalse();
  }

  @Test
  void who_pressed_in_vain_is_not_named() {
    messages.pressed(request(), acknowledged(bench.start), look(false));

    assertThat(shown().byUser()).isEmpty();
    assertThat(shown().byName()).isEqualTo("Ann");
  }

  private PressedMessage shown() {
    return messages.find(CardKeys.pressed(OPS, incident, TS)).orElseThrow();
  }

  private static PressedMessages.Look look(boolean done) {
    return new PressedMessages.Look("{}", true, done);
  }

  private ChangeRequest request() {
    return new ChangeRequest(
        ADA,
        OPS,
        TS,
        "",
        Optional.empty(),
        List.of(incident.value()),
        new IncidentChange.Acknowledge(),
        "{}");
  }

  private IncidentState acknowledged(Instant since) {
    return new IncidentState(
        incident,
        7,
        "Database down",
        "acknowledged",
        "",
        Optional.of(bench.service),
        "Checkout API",
        Optional.of(since),
        List.of("Ann"));
  }
}
