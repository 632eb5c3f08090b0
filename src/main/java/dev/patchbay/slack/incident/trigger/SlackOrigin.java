package dev.patchbay.slack.incident.trigger;

import dev.patchbay.core.Place;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.inbound.JsonFields;

/** Where in Slack an incident comes from, with a link, in plain words for PagerDuty. Pure. */
final class SlackOrigin {
  private SlackOrigin() {}

  /** Blank where it was asked for in no channel: nobody else could follow the link. */
  static String ofChannel(Interaction request) {
    return request
        .place()
        .filter(place -> !isDirect(place))
        .map(
            place ->
                "Triggered by "
                    + request.slackUserName()
                    + " from "
                    + channel(request)
                    + " in Slack: "
                    + channelLink(request, place))
        .orElse("");
  }

  /**
   * @param author who wrote it, as people know them; blank if nobody does
   */
  static String ofMessage(Interaction shortcut, String author) {
    return "Triggered by "
        + shortcut.slackUserName()
        + " from a message"
        + (author.isBlank() ? "" : " of " + author)
        + " in "
        + channel(shortcut)
        + " in Slack: "
        + messageLink(shortcut);
  }

  static boolean isDirect(Place place) {
    return place.channel().value().startsWith("D") || place.channel().value().startsWith("U");
  }

  /** Slack does not tell the names of private channels. */
  private static String channel(Interaction request) {
    String name = request.channelName();
    boolean named =
        !name.isBlank()
            && !name.equals("privategroup")
            && !name.equals("directmessage")
            && !name.startsWith("mpdm-");
    return named ? "#" + name : "a private channel";
  }

  private static String channelLink(Interaction request, Place place) {
    String domain = domain(request);
    return domain.isBlank()
        ? "https://app.slack.com/client/" + place.team().value() + "/" + place.channel().value()
        : "https://" + domain + ".slack.com/archives/" + place.channel().value();
  }

  private static String messageLink(Interaction shortcut) {
    String ts = JsonFields.first(shortcut.text("message", "ts"), shortcut.text("message_ts"));
    String thread = shortcut.text("message", "thread_ts");
    String channel = shortcut.channelId();
    String link = channelLink(shortcut, shortcut.here());
    if (domain(shortcut).isBlank() || ts.isBlank()) {
      return link;
    }
    return link
        + "/p"
        + ts.replace(".", "")
        + (thread.isBlank() || thread.equals(ts) ? "" : "?thread_ts=" + thread + "&cid=" + channel);
  }

  private static String domain(Interaction request) {
    String domain = JsonFields.first(request.text("team_domain"), request.text("team", "domain"));
    return domain.matches("[a-z0-9-]{1,80}") ? domain : "";
  }
}
