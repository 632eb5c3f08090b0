package dev.patchbay.sandbox.pagerduty.delivery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.pagerduty.account.Incident;
import dev.patchbay.sandbox.pagerduty.account.IncidentStatus;
import dev.patchbay.sandbox.pagerduty.account.Switch;
import dev.patchbay.sandbox.pagerduty.account.World;
import dev.patchbay.sandbox.wire.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * The message of one notification, in the shape switched on. PagerDuty's own shape is not public
 * (reference/pagerduty.md §7), so these are four plausible ones; only the first words, the link and
 * the labels are known.
 */
public final class SlackMessage {

  private record Button(String verb, String label) {}

  private final World world;

  public SlackMessage(World world) {
    this.world = world;
  }

  /** Without the channel. */
  ObjectNode of(Incident incident, String type, String by) {
    String link = world.webLink("/incidents/" + incident.id);
    String text =
        "*"
            + headline(type)
            + "* <"
            + link
            + "|[#"
            + incident.number
            + "] "
            + plain(incident.title)
            + ">"
            + (type.equals("trigger") ? "" : " by " + plain(by));
    List<Button> buttons = buttons(incident.status);
    ObjectNode message = Json.object();
    switch (world.switches.get(Switch.MessageShape.class)) {
      case LEGACY -> message.set("attachments", legacy(incident, text, link, buttons));
      case BLOCKS -> {
        message.put("text", text);
        message.set("blocks", blocks(text, link, known(incident, buttons)));
      }
      case OPAQUE -> {
        message.put("text", text);
        message.set("blocks", blocks(text, link, opaque(buttons)));
      }
      case ATTACHMENT_BLOCKS -> {
        ObjectNode attachment = Json.object().put("color", color(incident)).put("fallback", text);
        attachment.set("blocks", blocks(text, link, known(incident, buttons)));
        message.set("attachments", Json.array().add(attachment));
      }
    }
    return message;
  }

  private static List<Button> buttons(IncidentStatus status) {
    List<Button> buttons = new ArrayList<>();
    if (status == IncidentStatus.TRIGGERED) {
      buttons.add(new Button("acknowledge", "Acknowledge"));
    }
    if (status != IncidentStatus.RESOLVED) {
      buttons.add(new Button("resolve", "Resolve"));
      buttons.add(new Button("add_note", "Add Note…"));
    }
    return buttons;
  }

  private ArrayNode legacy(Incident incident, String text, String link, List<Button> buttons) {
    ObjectNode attachment =
        Json.object()
            .put("color", color(incident))
            .put("fallback", text)
            .put("text", text)
            .put("callback_id", "incident_actions");
    attachment.putArray("mrkdwn_in").add("text");
    ArrayNode actions = attachment.putArray("actions");
    for (Button button : buttons) {
      actions
          .addObject()
          .put("type", "button")
          .put("name", button.verb())
          .put("text", button.label())
          .put("value", button.verb());
    }
    actions.addObject().put("type", "button").put("text", "View").put("url", link);
    return Json.array().add(attachment);
  }

  private static ArrayNode blocks(String text, String link, ArrayNode elements) {
    ObjectNode section = Json.object().put("type", "section");
    section.set("text", Json.object().put("type", "mrkdwn").put("text", text));
    ObjectNode view = button("View", "view_incident").put("url", link);
    ObjectNode actions = Json.object().put("type", "actions");
    actions.set("elements", elements.add(view));
    return Json.array().add(section).add(actions);
  }

  private static ArrayNode known(Incident incident, List<Button> buttons) {
    ArrayNode elements = Json.array();
    for (Button button : buttons) {
      ObjectNode value = Json.object().put("incident_id", incident.id).put("action", button.verb());
      elements.add(
          button(button.label(), "incident_" + button.verb()).put("value", value.toString()));
    }
    return elements;
  }

  private ArrayNode opaque(List<Button> buttons) {
    ArrayNode elements = Json.array();
    for (Button button : buttons) {
      elements.add(button(button.label(), world.ids.opaque()).put("value", world.ids.opaque()));
    }
    return elements;
  }

  private static ObjectNode button(String label, String actionId) {
    ObjectNode button = Json.object().put("type", "button").put("action_id", actionId);
    button.set(
        "text", Json.object().put("type", "plain_text").put("text", label).put("emoji", true));
    return button;
  }

  private static String headline(String type) {
    return switch (type) {
      case "trigger" -> "Triggered";
      case "acknowledge" -> "Acknowledged";
      case "resolve" -> "Resolved";
      case "escalate" -> "Escalated";
      case "assignments" -> "Assigned";
      default -> "Note added to";
    };
  }

  private static String color(Incident incident) {
    return switch (incident.status) {
      case TRIGGERED -> "#c22f2f";
      case ACKNOWLEDGED -> "#f0ad4e";
      case RESOLVED -> "#3c9c40";
    };
  }

  private static String plain(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
