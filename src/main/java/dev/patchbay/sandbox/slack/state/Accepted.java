package dev.patchbay.sandbox.slack.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.wire.Json;

/** Slack's answer to a call that it carried out. */
public final class Accepted {
  private Accepted() {}

  /** {@code ok}, for more to be added. */
  public static ObjectNode body() {
    return Json.object().put("ok", true);
  }
}
