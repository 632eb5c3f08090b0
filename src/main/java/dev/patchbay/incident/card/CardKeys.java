package dev.patchbay.incident.card;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.IncidentId;
import dev.patchbay.core.Place;
import dev.patchbay.outbox.MessageKey;
import java.time.Instant;

/** How the outbox names the messages of an incident. Pure. */
public final class CardKeys {
  /** The card itself. */
  public static final String CARD = "card";

  /** A word about one event, in the card's thread. */
  public static final String REPLY = "reply";

  /** What a channel missed while it was muted. */
  public static final String MISSED = "missed";

  /** A message of PagerDuty's own, which someone pressed. */
  public static final String PRESSED = "pressed";

  private CardKeys() {}

  static MessageKey card(Place place, IncidentId incident) {
    return new MessageKey(place, CARD, subject(incident));
  }

  static MessageKey reply(Place place, IncidentId incident, String eventId) {
    return new MessageKey(place, REPLY, subject(incident) + "/" + eventId);
  }

  static MessageKey pressed(Place place, IncidentId incident, String ts) {
    return new MessageKey(place, PRESSED, subject(incident) + "/" + ts);
  }

  static MessageKey missed(Place place, Instant at) {
    return new MessageKey(place, MISSED, "until " + at.toEpochMilli());
  }

  static String subject(IncidentId incident) {
    return incident.account() + "/" + incident.value();
  }

  public static IncidentId incident(MessageKey key) {
    return incident(key.subject());
  }

  static IncidentId incident(String subject) {
    var parts = subject.split("/", 3);
    return new IncidentId(AccountId.of(parts[0]), parts[1]);
  }

  /** Of a reply: the event's id. Of a message of PagerDuty's: its ts. */
  static String last(MessageKey key) {
    return key.subject().split("/", 3)[2];
  }
}
