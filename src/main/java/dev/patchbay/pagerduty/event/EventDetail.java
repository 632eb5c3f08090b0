package dev.patchbay.pagerduty.event;

import dev.patchbay.pagerduty.Incident.Party;
import java.util.List;
import java.util.Optional;

/** What an event says beside the incident's state, by the type of its {@code data}. */
public sealed interface EventDetail {

  /** Nothing more: the incident itself is the news. */
  record Nothing() implements EventDetail {}

  /**
   * A note.
   *
   * @param trimmed whether PagerDuty cut it
   */
  record Note(String id, String content, boolean trimmed) implements EventDetail {}

  /** A status update; {@code trimmed} as for a note. */
  record StatusUpdate(String id, String message, boolean trimmed) implements EventDetail {}

  /**
   * Someone was asked to help, or replied.
   *
   * @param state such as pending, accepted or declined; blank if not said
   */
  record Responder(
      Optional<Party> user, Optional<Party> escalationPolicy, String message, String state)
      implements EventDetail {}

  /** The conference bridge is now this; either may be blank. */
  record Bridge(String number, String url) implements EventDetail {}

  /** Custom fields that changed, with their new values as text. */
  record Fields(List<Field> changed) implements EventDetail {
    public Fields {
      changed = List.copyOf(changed);
    }
  }

  /** A custom field; {@code value} is blank where it was cleared. */
  record Field(String name, String value) {}

  /** Roles that were given, or taken away where {@code assignee} is empty. */
  record Roles(List<Role> roles) implements EventDetail {
    public Roles {
      roles = List.copyOf(roles);
    }
  }

  /** Who has a role in the incident now. */
  record Role(String name, Optional<Party> assignee) {}

  /** A task, an automation action or a workflow; {@code state} is blank if not said. */
  record Step(String id, String name, String state) implements EventDetail {}
}
