package dev.patchbay.incident.proof;

import dev.patchbay.core.IncidentId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.ServiceId;
import dev.patchbay.incident.ChangeRequest;
import dev.patchbay.incident.IncidentChange;
import dev.patchbay.incident.card.CardStatus;
import dev.patchbay.incident.card.PressedMessages;
import dev.patchbay.incident.card.TestCards;
import dev.patchbay.incident.proof.ProofFailure.Cause;
import dev.patchbay.token.Rights;
import dev.patchbay.webhook.Subscriptions;
import dev.patchbay.wiring.DeliveryKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** One look at each step of a proof: begins what is to be begun. Called outside transactions. */
final class ProofSteps {
  private static final Duration AWAY = Duration.ofSeconds(5);
  private static final Set<String> HANDLED = Set.of("acknowledged", "resolved");

  private final ProofStore store;
  private final TestIncident incident;
  private final Subscriptions subscriptions;
  private final Rights rights;
  private final TestCards cards;
  private final PressedMessages pressed;
  private final BiConsumer<IncidentId, Optional<ServiceId>> search;
  private final Consumer<ChangeRequest> press;
  private final ProofAnswers answers;
  private final Function<Refusal, String> words;

  ProofSteps(ProofStore store, TestIncident incident, ProveConnection.Tools tools) {
    this.store = store;
    this.incident = incident;
    this.subscriptions = tools.subscriptions();
    this.rights = tools.rights();
    this.cards = tools.cards();
    this.pressed = tools.pressed();
    this.search = tools.search();
    this.press = tools.press();
    this.answers = tools.answers();
    this.words = tools.words();
  }

  StepResult take(Proof proof) {
    return switch (proof.step()) {
      case PING -> ping(proof);
      case INCIDENT -> incident.make(proof);
      case EVENT -> event(proof, made(proof));
      case MESSAGE -> StepResult.comeIf(cards.shown(proof.place(), made(proof)).isPresent());
      case PRESS ->
          proof.delivery() == DeliveryKind.WEBHOOK
              ? pressOurs(proof, made(proof))
              : askForPress(proof, made(proof));
      case UPDATE -> StepResult.comeIf(shows(proof, HANDLED));
      case RESOLVE -> resolve(proof);
      case CLEAN -> clean(proof);
      case SETTLE -> settle(proof);
    };
  }

  private StepResult ping(Proof proof) {
    if (!proof.tried()) {
      var asked = subscriptions.ping(rights.app());
      if (asked instanceof Outcome.Refused<Boolean> refused) {
        var why = refused.refusal();
        return why instanceof Refusal.Unavailable
                || why instanceof Refusal.RateLimited
                || why instanceof Refusal.Busy
            ? new StepResult.Wait(AWAY)
            : new StepResult.Fails(Cause.REFUSED, words.apply(why));
      }
      store.tries(proof.id());
    }
    return StepResult.comeIf(
        subscriptions.lastPing().filter(at -> !at.isBefore(proof.stepSince())).isPresent());
  }

  /** The card is called for whatever the connection filters, which is not what is to be proven. */
  private StepResult event(Proof proof, IncidentId made) {
    return cards.status(made).isPresent()
        ? new StepResult.Come(() -> cards.post(proof.place(), made))
        : StepResult.soon();
  }

  /**
   * The very way of a press on our card, from where its payload was read: that presses in this
   * channel reach us was seen when the person agreed to the test by one.
   */
  private StepResult pressOurs(Proof proof, IncidentId made) {
    return cards
        .shown(proof.place(), made)
        .<StepResult>map(
            ts ->
                new StepResult.Come(
                    () ->
                        press.accept(
                            new ChangeRequest(
                                proof.by(),
                                proof.place(),
                                ts,
                                "",
                                Optional.empty(),
                                List.of(made.value()),
                                new IncidentChange.Acknowledge(),
                                ""))))
        .orElseGet(StepResult::soon);
  }

  private StepResult askForPress(Proof proof, IncidentId made) {
    if (!proof.tried()) {
      answers.askForPress(proof);
      store.tries(proof.id());
    }
    return StepResult.comeIf(pressed.any(proof.place(), made));
  }

  private StepResult resolve(Proof proof) {
    if (!(incident.resolve(proof) instanceof Outcome.Done)) {
      return new StepResult.Wait(AWAY);
    }
    proof.incident().ifPresent(pressed::resolvedByPatchbay);
    return proof.failure().isPresent()
        ? StepResult.come()
        : StepResult.comeIf(shows(proof, Set.of("resolved")));
  }

  private StepResult clean(Proof proof) {
    if (proof.incident().isEmpty()) {
      return StepResult.come();
    }
    var made = proof.incident().get();
    if (!proof.tried()) {
      cards.end(made);
      pressed.callFor(made);
      search.accept(made, Optional.of(proof.key().service()));
      store.tries(proof.id());
    }
    return StepResult.comeIf(cards.gone(made) && pressed.settled(made));
  }

  private StepResult settle(Proof proof) {
    if (!(incident.resolve(proof) instanceof Outcome.Done)) {
      return new StepResult.Wait(Duration.ofMinutes(1));
    }
    return new StepResult.Come(
        () ->
            proof
                .incident()
                .ifPresent(
                    made -> {
                      cards.end(made);
                      pressed.callFor(made);
                    }));
  }

  private boolean shows(Proof proof, Set<String> statuses) {
    var made = made(proof);
    if (proof.delivery() == DeliveryKind.EXTENSION) {
      return pressed.shows(proof.place(), made, statuses);
    }
    return cards.status(made).map(CardStatus::key).filter(statuses::contains).isPresent()
        && cards.shown(proof.place(), made).isPresent();
  }

  private static IncidentId made(Proof proof) {
    return proof.incident().orElseThrow();
  }
}
