package dev.patchbay.slack.incident;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.incident.ChangeRequest;
import dev.patchbay.incident.IncidentChange;
import dev.patchbay.incident.IncidentDirectory;
import dev.patchbay.incident.IncidentDirectory.Choice;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Deadline;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.inbound.ModalFields;
import dev.patchbay.slack.inbound.Router;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a card's modals ask for, while people type and when they submit. */
final class CardForms {
  private final Consumer<ChangeRequest> change;
  private final IncidentDirectory directory;
  private final Typeahead typeahead;

  CardForms(Consumer<ChangeRequest> change, IncidentDirectory directory, Deadline pagerDuty) {
    this.change = change;
    this.directory = directory;
    this.typeahead = new Typeahead(pagerDuty);
  }

  void register(Router router) {
    router.options(
        CardModal.PERSON,
        typing ->
            typeahead.offer(() -> directory.people(typing.actor(), place(typing), typed(typing))));
    router.options(
        CardModal.POLICY,
        typing ->
            typeahead.offer(
                () -> directory.policies(typing.actor(), place(typing), typed(typing))));
    router.options(CardModal.PRIORITY, typing -> typeahead.offer(() -> priorities(typing)));
    router.options(CardModal.LEVEL, typing -> typeahead.offer(() -> levels(typing)));
    router.options(
        CardModal.WORKFLOW,
        typing ->
            typeahead.offer(
                () -> directory.workflows(typing.actor(), place(typing), typed(typing))));
    form(router, "note", fields -> text(fields).map(IncidentChange.AddNote::new));
    form(router, "status", fields -> text(fields).map(IncidentChange.PostStatus::new));
    form(
        router,
        "snooze",
        fields ->
            fields
                .chosen(CardModal.LENGTH)
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .map(IncidentChange.Snooze::new));
    form(router, "escalate", "Choose a level or a policy.", CardForms::escalation);
    form(
        router,
        "workflow",
        fields ->
            Typeahead.chosen(fields, CardModal.WORKFLOW).map(IncidentChange.RunWorkflow::new));
    form(
        router,
        "reassign",
        fields ->
            Typeahead.chosen(fields, CardModal.PERSON)
                .map(List::of)
                .map(IncidentChange.Reassign::new));
    form(
        router,
        "responders",
        "Choose a person or a policy, and write a message.",
        CardForms::responders);
    form(
        router,
        "priority",
        fields ->
            Typeahead.chosen(fields, CardModal.PRIORITY)
                .map(
                    id ->
                        new IncidentChange.SetPriority(
                            Optional.of(id).filter(it -> !it.equals(CardModal.NO_PRIORITY)))));
  }

  private void form(
      Router router,
      String name,
      Function<ModalFields, ? extends Optional<? extends IncidentChange>> read) {
    form(router, name, "Fill this in.", read);
  }

  private void form(
      Router router,
      String name,
      String missing,
      Function<ModalFields, ? extends Optional<? extends IncidentChange>> read) {
    router.submission(
        "pd_card_" + name + "_form",
        payload -> {
          var fields = new ModalFields(payload.view());
          var wanted = read.apply(fields);
          var card = CardPlace.of(fields.metadata());
          if (wanted.isEmpty() || card.isEmpty()) {
            return new Ack.Errors(Map.of(fields.firstBlock("pd_card"), missing));
          }
          change.accept(card.get().request(payload, wanted.get()));
          return new Ack.Nothing();
        });
  }

  private static Optional<IncidentChange> escalation(ModalFields fields) {
    return Typeahead.chosen(fields, CardModal.POLICY)
        .<IncidentChange>map(IncidentChange.Escalate::new)
        .or(
            () ->
                Typeahead.chosen(fields, CardModal.LEVEL)
                    .map(Integer::parseInt)
                    .map(level -> new IncidentChange.EscalateLevel(OptionalInt.of(level))));
  }

  private static Optional<IncidentChange> responders(ModalFields fields) {
    var targets =
        Stream.concat(
                Typeahead.chosen(fields, CardModal.PERSON).stream()
                    .map(person -> new IncidentChange.Target(false, person)),
                Typeahead.chosen(fields, CardModal.POLICY).stream()
                    .map(policy -> new IncidentChange.Target(true, policy)))
            .toList();
    return targets.isEmpty()
        ? Optional.empty()
        : text(fields).map(words -> new IncidentChange.AddResponders(targets, words));
  }

  private static Optional<String> text(ModalFields fields) {
    return fields.typed(CardModal.TEXT).map(String::strip).filter(words -> !words.isEmpty());
  }

  private static String typed(Interaction typing) {
    return typing.text("value");
  }

  private static Optional<CardPlace> card(Interaction typing) {
    return CardPlace.of(new ModalFields(typing.view()).metadata());
  }

  /** Where the card is: a modal says nothing of it. */
  private static Place place(Interaction typing) {
    return card(typing).map(CardPlace::place).orElseGet(typing::here);
  }

  private Outcome<List<Choice>> levels(Interaction typing) {
    return card(typing)
        .map(card -> directory.levels(typing.actor(), card.place(), card.incident()))
        .orElseGet(() -> Outcome.done(List.of()));
  }

  private Outcome<List<Choice>> priorities(Interaction typing) {
    return directory
        .priorities(typing.actor(), place(typing))
        .map(
            found -> {
              var all = new ArrayList<>(found);
              all.add(new Choice(CardModal.NO_PRIORITY, "No priority"));
              return all;
            });
  }
}
