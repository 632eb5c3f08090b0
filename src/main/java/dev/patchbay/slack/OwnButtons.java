package dev.patchbay.slack;

import java.time.Instant;
import java.util.Optional;

/** Presses of our own messages' buttons: each goes on with a command, with a fresh trigger id. */
final class OwnButtons {
  private final CommandAnswerer commands;
  private final CommandRequests requests;
  private final Whisper whisper;
  private final AfterAck afterAck;

  OwnButtons(
      CommandAnswerer commands, CommandRequests requests, Whisper whisper, AfterAck afterAck) {
    this.commands = commands;
    this.requests = requests;
    this.whisper = whisper;
    this.afterAck = afterAck;
  }

  /** Which of ours was pressed, if any. */
  static Optional<OwnButton> pressed(SlackPayload payload) {
    String actionId = action(payload, "action_id");
    for (OwnButton button : OwnButton.values()) {
      if (button.actionId().equals(actionId)) {
        return Optional.of(button);
      }
    }
    return Optional.empty();
  }

  /** The button's value is the whole command; the log-in button is a link and has none. */
  void goOn(OwnButton button, SlackPayload payload, Instant receivedAt) {
    if (button == OwnButton.LOGIN) {
      return;
    }
    CommandRequest request = requests.ofButton(payload, action(payload, "value"), receivedAt);
    if (commands.answer(request) instanceof Reply.Ephemeral said) {
      afterAck.say(
          () ->
              whisper.to(
                  request.actor(),
                  request.channel(),
                  request.responseUrl(),
                  said.text(),
                  said.blocks()));
    }
  }

  private static String action(SlackPayload payload, String name) {
    return Fields.objects(payload.json(), "actions").stream()
        .findFirst()
        .map(action -> Fields.text(action, name))
        .orElse("");
  }
}
