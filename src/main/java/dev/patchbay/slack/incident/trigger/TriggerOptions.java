package dev.patchbay.slack.incident.trigger;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.incident.IncidentDirectory;
import dev.patchbay.incident.IncidentDirectory.Choice;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.inbound.ModalFields;
import dev.patchbay.slack.inbound.Router;
import dev.patchbay.slack.incident.Typeahead;
import dev.patchbay.wiring.FindService;
import java.util.List;

/** What the menus of the trigger modal offer, with the person's own permissions. */
record TriggerOptions(FindService find, IncidentDirectory directory, Typeahead typeahead) {
  private static final int MOST = 100;

  void register(Router router) {
    router.options(
        TriggerModalView.SERVICE,
        typing -> typeahead.offer(() -> services(typing.actor(), typing.text("value"))));
    router.options(
        TriggerModalView.ASSIGNEE,
        typing ->
            typeahead.offer(
                () -> directory.people(typing.actor(), place(typing), typing.text("value"))));
    router.options(
        TriggerModalView.PRIORITY,
        typing -> typeahead.offer(() -> directory.priorities(typing.actor(), place(typing))));
  }

  private static Place place(Interaction typing) {
    return TriggerContext.of(new ModalFields(typing.view()).metadata())
        .map(TriggerContext::place)
        .orElseGet(typing::here);
  }

  private Outcome<List<Choice>> services(Actor actor, String typed) {
    return find.suggest(actor, typed, MOST)
        .map(
            suggested ->
                suggested.services().stream()
                    .map(
                        one ->
                            new Choice(
                                one.id().text(),
                                one.name().isBlank() ? one.id().value() : one.name()))
                    .toList());
  }
}
