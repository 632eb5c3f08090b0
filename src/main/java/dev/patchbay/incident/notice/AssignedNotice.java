package dev.patchbay.incident.notice;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.IncidentId;
import dev.patchbay.core.Place;
import dev.patchbay.outbox.MessageKey;

/**
 * One assignment of an incident to a person.
 *
 * @param number the first, the second… of this incident to this person
 */
record AssignedNotice(IncidentId incident, NoticeOptIn to, int number) {
  /** Kind of the message. */
  static final String KIND = "assigned";

  /** Slack opens the person's conversation with the app where it is given their id. */
  MessageKey key() {
    return new MessageKey(
        new Place(to.team(), new ChannelId(to.actor().user().value())),
        KIND,
        incident.account() + "/" + incident.value() + "/" + number);
  }
}
