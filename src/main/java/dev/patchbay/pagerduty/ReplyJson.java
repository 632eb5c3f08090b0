package dev.patchbay.pagerduty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * One object of an answer, read field by field: what is needed must be there and of its type, what
 * is welcome may be missing or null, anything else is ignored. Readings throw {@link
 * WrongAnswerException}. Never prints what it holds.
 */
final class ReplyJson {
  private final JsonNode node;

  private ReplyJson(JsonNode node) {
    if (!node.isObject()) {
      throw new WrongAnswerException("an object was expected");
    }
    this.node = node;
  }

  static ReplyJson parse(String body) {
    try {
      return new ReplyJson(Json.MAPPER.readTree(body));
    } catch (JsonProcessingException e) {
      // Without the cause: its message quotes the body.
      throw new WrongAnswerException("the answer is not JSON");
    }
  }

  ReplyJson object(String field) {
    if (!node.path(field).isObject()) {
      throw new WrongAnswerException("no object '" + field + "' in the answer");
    }
    return new ReplyJson(node.path(field));
  }

  Optional<ReplyJson> maybe(String field) {
    return node.path(field).isObject() ? Optional.of(object(field)) : Optional.empty();
  }

  List<ReplyJson> list(String field) {
    JsonNode list = node.path(field);
    if (!list.isArray()) {
      throw new WrongAnswerException("no list '" + field + "' in the answer");
    }
    var found = new ArrayList<ReplyJson>();
    list.forEach(each -> found.add(new ReplyJson(each)));
    return found;
  }

  List<ReplyJson> listOrNone(String field) {
    return node.path(field).isArray() ? list(field) : List.of();
  }

  /** The texts of a list; what is no text is left out. */
  List<String> textsOrNone(String field) {
    var found = new ArrayList<String>();
    node.path(field).forEach(each -> found.add(each.asText("")));
    return found;
  }

  String text(String field) {
    String text = textOr(field, "");
    if (text.isBlank()) {
      throw new WrongAnswerException("no text '" + field + "' in the answer");
    }
    return text;
  }

  String textOr(String field, String other) {
    return node.path(field).isTextual() ? node.path(field).textValue() : other;
  }

  long number(String field) {
    if (!node.path(field).isIntegralNumber()) {
      throw new WrongAnswerException("no number '" + field + "' in the answer");
    }
    return node.path(field).longValue();
  }

  long numberOr(String field, long other) {
    return node.path(field).asLong(other);
  }

  OptionalLong numberOrNone(String field) {
    return node.path(field).isIntegralNumber()
        ? OptionalLong.of(node.path(field).longValue())
        : OptionalLong.empty();
  }

  boolean flag(String field) {
    return flagOr(field, false);
  }

  boolean flagOr(String field, boolean other) {
    return node.path(field).asBoolean(other);
  }

  /** Whether rows come behind this page; where PagerDuty does not say, behind a full one. */
  boolean more(String root, int limit) {
    return flagOr("more", node.path(root).size() >= limit);
  }

  /** The field {@code id}, as a type that checks itself. */
  <T> T id(Function<String, T> type) {
    try {
      return type.apply(text("id"));
    } catch (IllegalArgumentException e) {
      throw new WrongAnswerException("'id' is not an id");
    }
  }

  Map<String, Object> mapOrNone(String field) {
    if (!node.path(field).isObject()) {
      return Map.of();
    }
    return Json.MAPPER.convertValue(
        node.path(field), new TypeReference<LinkedHashMap<String, Object>>() {});
  }
}
