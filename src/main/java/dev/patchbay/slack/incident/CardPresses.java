package dev.patchbay.slack.incident;

import com.slack.api.model.view.View;
import dev.patchbay.core.Outcome;
import dev.patchbay.incident.ChangeRequest;
import dev.patchbay.incident.IncidentChange;
import dev.patchbay.slack.api.SlackUser;
import dev.patchbay.slack.api.SlackUsersApi;
import dev.patchbay.slack.card.CardAction;
import dev.patchbay.slack.card.CardAction.Pressed;
import dev.patchbay.slack.command.ModalOpener;
import dev.patchbay.slack.command.Replies;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Deadline;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.inbound.JsonFields;
import dev.patchbay.slack.inbound.Router;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Presses on our own cards. Each says which incident and what to do; where words or a choice are
 * needed a modal opens first. A change is stored before this returns.
 */
final class CardPresses {
  private static final Duration LOOK_FOR = Duration.ofMillis(800);
  private static final LocalTime MORNING = LocalTime.of(9, 0);

  private final Consumer<ChangeRequest> change;
  private final BiFunction<Interaction, String, Ack> details;
  private final ModalOpener modals;
  private final SlackUsersApi users;
  private final Deadline slack;
  private final Clock clock;

  /**
   * @param details says what is folded behind a card's button
   */
  CardPresses(
      Consumer<ChangeRequest> change,
      BiFunction<Interaction, String, Ack> details,
      ModalOpener modals,
      SlackUsersApi users,
      Deadline slack,
      Clock clock) {
    this.change = change;
    this.details = details;
    this.modals = modals;
    this.users = users;
    this.slack = slack;
    this.clock = clock;
  }

  void register(Router router) {
    router.action(CardAction.ACKNOWLEDGE.actionId(), this::pressed);
    router.action(CardAction.RESOLVE.actionId(), this::pressed);
    router.action(CardAction.DETAILS.actionId(), this::pressed);
    router.action(CardAction.MENU, this::pressed);
  }

  private Ack pressed(Interaction payload) {
    var value =
        JsonFields.objects(payload.json(), "actions").stream()
            .findFirst()
            .map(
                action ->
                    JsonFields.first(
                        JsonFields.text(action, "selected_option", "value"),
                        JsonFields.text(action, "value")))
            .orElse("");
    return CardAction.pressed(value)
        .map(pressed -> act(payload, pressed))
        .orElseGet(() -> Replies.words("Patchbay no longer knows this button. Nothing changed."));
  }

  private Ack act(Interaction payload, Pressed pressed) {
    var card = CardPlace.of(payload, pressed.incident());
    return switch (pressed.action()) {
      case ACKNOWLEDGE -> submit(payload, card, new IncidentChange.Acknowledge());
      case RESOLVE -> submit(payload, card, new IncidentChange.Resolve());
      case UNACKNOWLEDGE -> submit(payload, card, new IncidentChange.Unacknowledge());
      case SNOOZE_1H -> submit(payload, card, new IncidentChange.Snooze(Duration.ofHours(1)));
      case SNOOZE_4H -> submit(payload, card, new IncidentChange.Snooze(Duration.ofHours(4)));
      case SNOOZE_TOMORROW ->
          submit(payload, card, new IncidentChange.Snooze(untilMorning(payload)));
      case DETAILS -> details.apply(payload, pressed.incident());
      case NOTE -> open(payload, CardModal.note(card.metadata()));
      case SNOOZE -> open(payload, CardModal.snooze(card.metadata()));
      case ESCALATE_NEXT ->
          submit(payload, card, new IncidentChange.EscalateLevel(OptionalInt.empty()));
      case WORKFLOW -> open(payload, CardModal.workflow(card.metadata()));
      case ESCALATE -> open(payload, CardModal.escalate(card.metadata()));
      case REASSIGN -> open(payload, CardModal.reassign(card.metadata()));
      case RESPONDERS -> open(payload, CardModal.responders(card.metadata()));
      case PRIORITY -> open(payload, CardModal.priority(card.metadata()));
      case STATUS_UPDATE -> open(payload, CardModal.status(card.metadata()));
    };
  }

  private Ack submit(Interaction payload, CardPlace card, IncidentChange wanted) {
    change.accept(card.request(payload, wanted));
    return new Ack.Nothing();
  }

  private Ack open(Interaction payload, View view) {
    return modals.open(payload, view);
  }

  /** Tomorrow at nine where the person is; in UTC where Slack does not say in time. */
  private Duration untilMorning(Interaction payload) {
    var looking = slack.start(() -> users.info(payload.team(), payload.actor().user()));
    var zone =
        slack
            .until(slack.in(LOOK_FOR), looking)
            .flatMap(
                answer ->
                    answer instanceof Outcome.Done<SlackUser> done
                        ? done.value().zone()
                        : Optional.<ZoneId>empty())
            .orElse(ZoneOffset.UTC);
    var now = clock.instant();
    var morning = now.atZone(zone).toLocalDate().plusDays(1).atTime(MORNING).atZone(zone);
    return Duration.between(now, morning.toInstant());
  }
}
