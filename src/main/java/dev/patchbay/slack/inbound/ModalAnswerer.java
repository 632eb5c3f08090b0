package dev.patchbay.slack.inbound;

import com.google.gson.JsonObject;
import dev.patchbay.core.Actor;

/** Answers the submission of one modal, on the request's thread, within three seconds. */
@FunctionalInterface
public interface ModalAnswerer {
  /**
   * @param view {@code payload.view} as Slack sent it, with {@code state} and {@code
   *     private_metadata}
   */
  ModalAnswer submitted(Actor actor, JsonObject view);
}
