package dev.patchbay.sandbox.page;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.pagerduty.PagerDutySimulator;
import dev.patchbay.sandbox.pagerduty.account.Switch;
import dev.patchbay.sandbox.slack.AppAnswer;
import dev.patchbay.sandbox.slack.SlackPerson;
import dev.patchbay.sandbox.slack.SlackSimulator;
import java.util.Map;

/**
 * What a person can do on the page, one name each. A step that makes no sense in the simulated
 * world is an {@link IllegalArgumentException} with words for the person.
 */
final class PageActions {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final SlackSimulator slack;
  private final PagerDutySimulator pagerduty;

  PageActions(SlackSimulator slack, PagerDutySimulator pagerduty) {
    this.slack = slack;
    this.pagerduty = pagerduty;
  }

  ObjectNode carryOut(String action, JsonNode asked) {
    return switch (action) {
      case "command" -> told(person(asked).command(need(asked, "channel"), need(asked, "text")));
      case "say" -> {
        String thread = asked.path("thread").asText("");
        yield done(
            thread.isEmpty()
                ? person(asked).say(need(asked, "channel"), need(asked, "text"))
                : person(asked).reply(need(asked, "channel"), thread, need(asked, "text")));
      }
      case "click" ->
          told(
              person(asked)
                  .click(need(asked, "channel"), need(asked, "ts"), need(asked, "action")));
      case "shortcut" -> told(person(asked).shortcuts().global(need(asked, "shortcut")));
      case "message-shortcut" ->
          told(
              person(asked)
                  .shortcuts()
                  .onMessage(need(asked, "channel"), need(asked, "ts"), need(asked, "shortcut")));
      case "suggest" ->
          told(
              person(asked)
                  .suggest(
                      need(asked, "view"), need(asked, "menu"), asked.path("text").asText("")));
      case "act" ->
          told(person(asked).act(need(asked, "view"), need(asked, "element"), values(asked)));
      case "home" -> told(person(asked).openHome());
      case "submit" -> told(person(asked).submit(need(asked, "view"), values(asked)));
      case "close" -> told(person(asked).closeView(need(asked, "view")));
      case "trigger" ->
          done(pagerduty.trigger(need(asked, "service"), need(asked, "title"), urgency(asked)));
      case "acknowledge" -> {
        pagerduty.acknowledge(need(asked, "incident"), need(asked, "user"));
        yield done("");
      }
      case "resolve" -> {
        pagerduty.resolve(need(asked, "incident"), need(asked, "user"));
        yield done("");
      }
      case "shape" -> {
        pagerduty.switches().set(Switch.MessageShape.valueOf(need(asked, "shape")));
        yield done("");
      }
      default -> throw new IllegalArgumentException("no such action: " + action);
    };
  }

  private SlackPerson person(JsonNode asked) {
    return slack.as(need(asked, "user"));
  }

  private static String urgency(JsonNode asked) {
    String urgency = need(asked, "urgency");
    if (!urgency.equals("high") && !urgency.equals("low")) {
      throw new IllegalArgumentException("urgency: high or low");
    }
    return urgency;
  }

  private static Map<String, Object> values(JsonNode asked) {
    JsonNode values = asked.path("values");
    if (!values.isObject()) {
      throw new IllegalArgumentException("values: an object");
    }
    return MAPPER.convertValue(values, new TypeReference<Map<String, Object>>() {});
  }

  private static String need(JsonNode asked, String name) {
    String text = asked.path(name).asText("").strip();
    if (text.isEmpty()) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return text;
  }

  private static ObjectNode done(String id) {
    return JsonNodeFactory.instance.objectNode().put("ok", true).put("note", "").put("id", id);
  }

  private static ObjectNode told(AppAnswer answer) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("ok", answer.ok())
            .put("delivered", answer.delivered())
            .put("status", answer.status())
            .put("millis", answer.elapsed().toMillis())
            .put("note", answer.note());
    answer.json().ifPresent(body -> json.set("answer", body));
    return json;
  }
}
