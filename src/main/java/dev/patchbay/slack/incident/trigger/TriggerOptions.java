package dev.patchbay.slack.incident.trigger;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.incident.IncidentDirectory;
import dev.patchbay.incident.IncidentDirectory.Choice;
import dev.patchbay.slack.inbound.Router;
import dev.patchbay.slack.incident.Typeahead;
import dev.patchbay.wiring.FindService;
import java.util.List;

/** What the menus of the trigger modal offer, with the person's own rights. */
record TriggerOptions(FindService find, IncidentDirectory directory, Typeahead typeahead) {
  private static final int MOST = 100;

  void register(Router router) {
    router.options(
        TriggerModalView.SERVICE,
        typing -> typeahead.offer(() -> services(typing.actor(), typing.text("value"))));
    router.options(
        TriggerModalView.ASSIGNEE,
        typing -> typeahead.offer(() -> directory.people(typing.actor(), typing.text("value"))));
    router.options(
        TriggerModalView.PRIORITY,
        typing -> typeahead.offer(() -> directory.priorities(typing.actor())));
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
