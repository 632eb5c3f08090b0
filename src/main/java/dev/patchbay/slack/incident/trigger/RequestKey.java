package dev.patchbay.slack.incident.trigger;

import dev.patchbay.incident.TriggerRequest;
import dev.patchbay.slack.inbound.Interaction;
import java.util.UUID;

/** What names the request behind a payload: the same when Slack, or the person, sends it again. */
final class RequestKey {
  private RequestKey() {}

  static String of(Interaction request) {
    String view = request.text("view", "id");
    if (!view.isBlank()) {
      return TriggerRequest.key(request.team(), "view", view);
    }
    String triggerId = request.text("trigger_id");
    String pressed = request.text("container", "message_ts");
    return pressed.isBlank()
        ? TriggerRequest.key(
            request.team(),
            "command",
            triggerId.isBlank() ? UUID.randomUUID().toString() : triggerId)
        : TriggerRequest.key(request.team(), "press", request.channelId(), pressed);
  }
}
