package dev.patchbay.slack.incident.thread;

import com.google.gson.JsonObject;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.incident.card.CardKeys;
import dev.patchbay.incident.click.Click;
import dev.patchbay.outbox.MessageKey;
import dev.patchbay.outbox.Outbox;
import dev.patchbay.slack.api.ConversationsApi;
import dev.patchbay.slack.card.ClickPayload;
import dev.patchbay.slack.inbound.JsonFields;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Which incident a thread is about: that of our card; else that of the message which PagerDuty
 * posted with our token, or of the link, that it belongs to; else the only one that a message of
 * ours in it is about. What is not known here is read from Slack. Thread-safe.
 */
final class ThreadIncidents {
  /** What Slack gives at once to an app that is not of its marketplace (reference/slack.md §3). */
  private static final int MESSAGES = 15;

  private static final Set<String> ABOUT_ONE =
      Set.of(CardKeys.CARD, CardKeys.REPLY, CardKeys.PRESSED);

  private final Outbox outbox;
  private final ConversationsApi conversations;
  private final Function<Click, List<String>> named;

  /**
   * @param named ids or numbers of the incident that a message names, likeliest first
   */
  ThreadIncidents(
      Outbox outbox, ConversationsApi conversations, Function<Click, List<String>> named) {
    this.outbox = outbox;
    this.conversations = conversations;
    this.named = named;
  }

  /** Whether the thread may be that of a card which Slack shows before it has answered us. */
  boolean mayBecomeKnown(Place place, String threadTs) {
    return outbox.posting(place) && ofOurs(place, threadTs).isEmpty();
  }

  /**
   * Ids or numbers, likeliest first; none where the thread is about no incident. Refused where
   * Slack does not let it be read.
   *
   * @param bot our user id
   */
  Outcome<List<String>> of(Place place, String threadTs, String bot) {
    var card = ofOurs(place, threadTs);
    return card.isPresent()
        ? Outcome.done(List.of(card.get()))
        : conversations
            .thread(place, threadTs, MESSAGES)
            .map(messages -> ofMessages(place, messages, bot));
  }

  private List<String> ofMessages(Place place, List<JsonObject> messages, String bot) {
    var first = messages.stream().findFirst().map(message -> of(place, message)).orElse(List.of());
    if (!first.isEmpty()) {
      return first;
    }
    var ours =
        messages.stream()
            .skip(1)
            .filter(message -> JsonFields.text(message, "user").equals(bot))
            .map(message -> of(place, message))
            .filter(candidates -> !candidates.isEmpty())
            .distinct()
            .toList();
    return ours.size() == 1 ? ours.get(0) : List.of();
  }

  private List<String> of(Place place, JsonObject message) {
    return ofOurs(place, JsonFields.text(message, "ts"))
        .map(List::of)
        .orElseGet(() -> named.apply(ClickPayload.of(message)));
  }

  private Optional<String> ofOurs(Place place, String ts) {
    return outbox
        .at(place, ts)
        .filter(key -> ABOUT_ONE.contains(key.kind()))
        .map(ThreadIncidents::incident);
  }

  private static String incident(MessageKey key) {
    return CardKeys.incident(key).value();
  }
}
