package dev.patchbay.pagerduty.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.pagerduty.Incident.Party;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Readings of an event's JSON that take whatever is there: no field is worth losing an event. */
record EventFields(JsonNode node) {

  EventFields in(String field) {
    return new EventFields(node.path(field));
  }

  boolean isObject() {
    return node.isObject();
  }

  /** Blank where it is missing; PostgreSQL stores no NUL. */
  String text(String field) {
    JsonNode value = node.path(field);
    return value.isValueNode() && !value.isNull() ? value.asText("").replace("\u0000", "") : "";
  }

  Optional<String> maybe(String field) {
    return Optional.of(text(field)).filter(text -> !text.isBlank());
  }

  long number(String field) {
    return node.path(field).asLong(0);
  }

  boolean flag(String field) {
    return node.path(field).asBoolean(false);
  }

  Optional<Instant> time(String field) {
    try {
      return maybe(field).map(text -> OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A reference; its name is PagerDuty's summary and may be missing. */
  Optional<Party> party(String field) {
    return in(field).asParty();
  }

  List<Party> parties(String field) {
    return list(field, each -> each).stream().flatMap(each -> each.asParty().stream()).toList();
  }

  <T> List<T> list(String field, Function<EventFields, T> read) {
    var found = new ArrayList<T>();
    if (node.path(field).isArray()) {
      node.path(field).forEach(each -> found.add(read.apply(new EventFields(each))));
    }
    return found;
  }

  /** The field {@code id} as a type that checks itself; empty where it is none. */
  <T> Optional<T> id(Function<String, T> type) {
    try {
      return maybe("id").map(type);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<Party> asParty() {
    return node.isObject()
        ? Optional.of(new Party(text("id"), text("type"), maybe("summary").orElse(text("name"))))
        : Optional.empty();
  }
}
