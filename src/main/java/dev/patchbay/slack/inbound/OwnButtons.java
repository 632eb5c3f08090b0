package dev.patchbay.slack.inbound;

import dev.patchbay.slack.api.EphemeralMessages;
import java.time.Instant;
import java.util.Optional;

/** Presses of our own messages' buttons: each goes on with a command, with a fresh trigger id. */
public final class OwnButtons {
  private final CommandAnswerer commands;
  private final CommandRequests requests;
  private final EphemeralMessages whisper;
  private final AfterAck afterAck;

  public OwnButtons(
      CommandAnswerer commands,
      CommandRequests requests,
      EphemeralMessages whisper,
      AfterAck afterAck) {
    this.commands = commands;
    this.requests = requests;
    this.whisper = whisper;
    this.afterAck = afterAck;
  }

  /** Which of ours was pressed, if any. */
  public static Optional<OwnButton> pressed(SlackPayload payload) {
    String actionId = action(payload, "action_id");
    for (OwnButton button : OwnButton.values()) {
      if (button.actionId().equals(actionId)) {
        return Optional.of(button);
      }
    }
    return Optional.empty();
  }

  /** The button's value is the whole command; the log-in button is a link and has none. */
  public void goOn(OwnButton button, SlackPayload payload, Instant receivedAt) {
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
    return JsonFields.objects(payload.json(), "actions").stream()
        .findFirst()
        .map(action -> JsonFields.text(action, name))
        .orElse("");
  }
}
