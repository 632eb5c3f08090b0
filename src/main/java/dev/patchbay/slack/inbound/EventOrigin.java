package dev.patchbay.slack.inbound;

import com.google.gson.JsonObject;

/**
 * Who and where, as an event of the Events API says it, which is not as commands and presses do.
 * Each is blank where the event does not say. Pure.
 */
record EventOrigin(JsonObject json) {
  /** In place of a channel's id: the link is still being typed, and no conversation has it. */
  private static final String COMPOSER = "COMPOSER";

  String user() {
    return JsonFields.text(json, "event", "user");
  }

  /** The user's own workspace or org; not every event names it. */
  String userTeam() {
    return JsonFields.first(
        JsonFields.text(json, "event", "user_team"),
        JsonFields.text(json, "event", "source_team"),
        JsonFields.text(json, "event", "team"));
  }

  String channel() {
    String channel = JsonFields.text(json, "event", "channel");
    return channel.equals(COMPOSER) ? "" : channel;
  }

  String enterprise() {
    return authorization("enterprise_id");
  }

  /** The user id of the app's own bot. */
  String botUser() {
    return authorization("is_bot").equals("true") ? authorization("user_id") : "";
  }

  /** Slack names one of the installations that can see the event. */
  private String authorization(String name) {
    return JsonFields.objects(json, "authorizations").stream()
        .findFirst()
        .map(first -> JsonFields.text(first, name))
        .orElse("");
  }
}
