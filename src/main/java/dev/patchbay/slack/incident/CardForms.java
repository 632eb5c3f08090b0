package dev.patchbay.slack.incident;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.incident.ChangeRequest;
import dev.patchbay.incident.IncidentChange;
import dev.patchbay.incident.IncidentDirectory;
import dev.patchbay.incident.IncidentDirectory.Choice;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Deadline;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.inbound.ModalFields;
import dev.patchbay.slack.inbound.Router;
import dev.patchbay.slack.login.LoginGate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What a card's modals ask for, while people type and when they submit. */
final class CardForms {
  /** Not an id, so that a submission takes it for nothing chosen. */
  private static final String NOTHING = "!";

  private static final Duration ANSWER_WITHIN = Duration.ofMillis(2300);
  private static final int MOST = 100;

  private final Consumer<ChangeRequest> change;
  private final IncidentDirectory directory;
  private final Deadline pagerDuty;

  CardForms(Consumer<ChangeRequest> change, IncidentDirectory directory, Deadline pagerDuty) {
    this.change = change;
    this.directory = directory;
    this.pagerDuty = pagerDuty;
  }

  void register(Router router) {
    router.options(
        CardModal.PERSON, typing -> offer(() -> directory.people(typing.actor(), typed(typing))));
    router.options(
        CardModal.POLICY, typing -> offer(() -> directory.policies(typing.actor(), typed(typing))));
    router.options(CardModal.PRIORITY, typing -> offer(() -> priorities(typing.actor())));
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
    form(
        router,
        "escalate",
        fields -> id(fields, CardModal.POLICY).map(IncidentChange.Escalate::new));
    form(
        router,
        "reassign",
        fields -> id(fields, CardModal.PERSON).map(List::of).map(IncidentChange.Reassign::new));
    form(router, "responders", CardForms::responders);
    form(
        router,
        "priority",
        fields ->
            id(fields, CardModal.PRIORITY)
                .map(
                    id ->
                        new IncidentChange.SetPriority(
                            Optional.of(id).filter(it -> !it.equals(CardModal.NO_PRIORITY)))));
  }

  private void form(
      Router router,
      String name,
      Function<ModalFields, ? extends Optional<? extends IncidentChange>> read) {
    router.submission(
        "pd_card_" + name + "_form",
        payload -> {
          var fields = new ModalFields(payload.view());
          var wanted = read.apply(fields);
          var card = CardPlace.of(fields.metadata());
          if (wanted.isEmpty() || card.isEmpty()) {
            return new Ack.Errors(Map.of(fields.firstBlock("pd_card"), "Fill this in."));
          }
          change.accept(card.get().request(payload, wanted.get()));
          return new Ack.Nothing();
        });
  }

  private static Optional<IncidentChange> responders(ModalFields fields) {
    var targets =
        Stream.concat(
                id(fields, CardModal.PERSON).stream()
                    .map(person -> new IncidentChange.Target(false, person)),
                id(fields, CardModal.POLICY).stream()
                    .map(policy -> new IncidentChange.Target(true, policy)))
            .toList();
    return targets.isEmpty()
        ? Optional.empty()
        : text(fields).map(words -> new IncidentChange.AddResponders(targets, words));
  }

  private static Optional<String> text(ModalFields fields) {
    return fields.typed(CardModal.TEXT).map(String::strip).filter(words -> !words.isEmpty());
  }

  private static Optional<String> id(ModalFields fields, String field) {
    return fields.chosen(field).filter(id -> !id.equals(NOTHING));
  }

  private static String typed(Interaction typing) {
    return typing.text("value");
  }

  private Outcome<List<Choice>> priorities(Actor actor) {
    return directory
        .priorities(actor)
        .map(
            found -> {
              var all = new ArrayList<>(found);
              all.add(new Choice(CardModal.NO_PRIORITY, "No priority"));
              return all;
            });
  }

  private Ack offer(Supplier<Outcome<List<Choice>>> ask) {
    var answer = pagerDuty.until(pagerDuty.in(ANSWER_WITHIN), pagerDuty.start(ask));
    if (answer.isEmpty()) {
      return only("PagerDuty is slow. Type one more letter to try again");
    }
    if (answer.get() instanceof Outcome.Refused<List<Choice>> refused) {
      return only(words(refused.refusal()));
    }
    return new Ack.Options(
        ((Outcome.Done<List<Choice>>) answer.get())
            .value().stream()
                .limit(MOST)
                .map(choice -> new Ack.Option(choice.id(), choice.name()))
                .toList());
  }

  private static Ack only(String words) {
    return new Ack.Options(List.of(new Ack.Option(NOTHING, words)));
  }

  private static String words(Refusal refusal) {
    if (refusal instanceof Refusal.MissingScope missing) {
      return "Scope " + missing.scope() + " is missing. See /pd whoami";
    }
    return LoginGate.needsLogin(refusal)
        ? "You're not logged in to PagerDuty. Close this, run /pd login"
        : "Can't load this from PagerDuty. Try again in a minute";
  }
}
