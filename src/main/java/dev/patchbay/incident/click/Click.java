package dev.patchbay.incident.click;

import java.util.List;

/**
 * A press of a button, taken apart but not understood.
 *
 * @param pressed the button
 * @param buttons every button of the message, the pressed one too
 * @param texts every text and URL in the message and its attachments, in reading order
 */
public record Click(Button pressed, List<Button> buttons, List<String> texts) {
  /** Whatever the payload said of a button; blank where it said nothing. */
  public record Button(
      String actionId, String name, String value, String label, String url, String callbackId) {}
}
