package dev.patchbay.sandbox.pagerduty.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.wire.Json;
import org.jspecify.annotations.Nullable;

/** How PagerDuty refers to a thing in the answer about another. */
public final class References {
  private References() {}

  public static ObjectNode to(
      String id, String type, String summary, String self, @Nullable String html) {
    return Json.object()
        .put("id", id)
        .put("type", type)
        .put("summary", summary)
        .put("self", self)
        .put("html_url", html);
  }
}
