package dev.patchbay.incident.card;

import dev.patchbay.pagerduty.Incident.Party;
import dev.patchbay.pagerduty.event.EventDetail;
import dev.patchbay.webhook.IncidentEvent;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a timeline keeps of an event. Pure. */
final class CardLines {
  private static final int WORDS = 500;
  private static final int NAME = 200;
  private static final int ID = 80;

  private CardLines() {}

  static CardLine of(IncidentEvent event) {
    return new CardLine(
        cut(event.id(), ID),
        CardEvent.of(event.type()),
        event.occurredAt(),
        cut(event.agent().map(Party::name).orElse(""), NAME),
        cut(words(event), WORDS));
  }

  private static String words(IncidentEvent event) {
    var detail = event.detail();
    if (detail instanceof EventDetail.Note note) {
      return note.content();
    }
    if (detail instanceof EventDetail.StatusUpdate update) {
      return update.message();
    }
    if (detail instanceof EventDetail.Responder responder) {
      var who =
          Stream.of(responder.user(), responder.escalationPolicy())
              .flatMap(Optional::stream)
              .map(Party::name)
              .collect(Collectors.joining(", "));
      return responder.state().isBlank() ? who : who + " (" + responder.state() + ")";
    }
    if (detail instanceof EventDetail.Fields fields) {
      return fields.changed().stream()
          .map(field -> field.name() + ": " + field.value())
          .collect(Collectors.joining(", "));
    }
    if (detail instanceof EventDetail.Roles roles) {
      return roles.roles().stream()
          .map(role -> role.name() + ": " + role.assignee().map(Party::name).orElse("nobody"))
          .collect(Collectors.joining(", "));
    }
    if (detail instanceof EventDetail.Bridge bridge) {
      return (bridge.number() + " " + bridge.url()).strip();
    }
    if (detail instanceof EventDetail.Step step) {
      return step.state().isBlank() ? step.name() : step.name() + " (" + step.state() + ")";
    }
    return state(event);
  }

  /** Whom or what the incident went to. */
  private static String state(IncidentEvent event) {
    return event
        .snapshot()
        .map(
            now ->
                switch (event.type()) {
                  case REASSIGNED, ESCALATED ->
                      now.assignees().stream().map(Party::name).collect(Collectors.joining(", "));
                  case DELEGATED -> now.escalationPolicy().map(Party::name).orElse("");
                  case PRIORITY_UPDATED -> now.priority().map(Party::name).orElse("none");
                  case URGENCY_UPDATED -> now.urgency();
                  case RESOLVED -> now.mergedInto().map(Party::name).orElse("");
                  case SERVICE_UPDATED -> now.service().map(Party::name).orElse("");
                  default -> "";
                })
        .orElse("");
  }

  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
    return text.substring(0, end) + "…";
  }
}
