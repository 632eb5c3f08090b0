package dev.patchbay.slack.incident.unfurl;

import com.google.gson.JsonObject;
import dev.patchbay.core.AccountId;
import dev.patchbay.incident.talk.PagerDutyLink;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.inbound.JsonFields;
import java.util.LinkedHashMap;
import java.util.Map;

/** The links of an event that lead to our account. Pure. */
final class SharedLinks {
  /** A message with more is a list of links, which previews would bury. */
  private static final int MOST = 5;

  private SharedLinks() {}

  /** By the address as Slack writes it, which is how it wants the previews. */
  static Map<String, PagerDutyLink> of(Interaction event, AccountId account) {
    var links = new LinkedHashMap<String, PagerDutyLink>();
    JsonFields.objects(JsonFields.object(event.json(), "event").orElseGet(JsonObject::new), "links")
        .stream()
        .map(link -> JsonFields.text(link, "url"))
        .forEach(
            url ->
                PagerDutyLink.of(url.replace("&amp;", "&"), account)
                    .filter(link -> links.size() < MOST)
                    .ifPresent(link -> links.put(url, link)));
    return links;
  }
}
