package dev.patchbay.incident;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a person can do to an incident, with its parameters. Each use is exhaustive: a case left out
 * does not compile.
 */
public sealed interface IncidentChange {
  /** The person takes it on. */
  record Acknowledge() implements IncidentChange {}

  /** Nobody has it any more. */
  record Unacknowledge() implements IncidentChange {}

  /** {@code note}: how it was resolved; PagerDuty keeps it with the incident. */
  record Resolve(Optional<String> note) implements IncidentChange {
    public Resolve() {
      this(Optional.empty());
    }
  }

  /** It was resolved too early. */
  record Reopen() implements IncidentChange {}

  record AddNote(String text) implements IncidentChange {}

  /** {@code length}: 1 s to 7 days (reference/pagerduty.md §2.4). */
  record Snooze(Duration length) implements IncidentChange {
    public static final Duration LONGEST = Duration.ofDays(7);

    public Snooze {
      if (length.toSeconds() < 1 || length.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException("snooze: 1 second to 7 days");
      }
    }
  }

  /** To whom another escalation policy leads. */
  record Escalate(String policy) implements IncidentChange {}

  /** To who is on call on a level of its policy, from 1; empty: the one after today's. */
  record EscalateLevel(OptionalInt level) implements IncidentChange {}

  /** To these users alone. */
  record Reassign(List<String> users) implements IncidentChange {
    public Reassign {
      users = List.copyOf(users);
    }
  }

  record AddResponders(List<Target> to, String message) implements IncidentChange {
    public AddResponders {
      to = List.copyOf(to);
    }
  }

  /** Empty: none. */
  record SetPriority(Optional<String> priority) implements IncidentChange {}

  /** To whoever subscribed to the incident. */
  record PostStatus(String message) implements IncidentChange {}

  /** What the account has prepared for such incidents. */
  record RunWorkflow(String workflow) implements IncidentChange {}

  /** A user, or an escalation policy. */
  record Target(boolean policy, String id) {}

  /** One answer for each change. */
  interface Cases<T> {
    T acknowledge(Acknowledge change);

    T unacknowledge(Unacknowledge change);

    T resolve(Resolve change);

    T reopen(Reopen change);

    T addNote(AddNote change);

    T snooze(Snooze change);

    T escalate(Escalate change);

    T escalateLevel(EscalateLevel change);

    T reassign(Reassign change);

    T addResponders(AddResponders change);

    T setPriority(SetPriority change);

    T postStatus(PostStatus change);

    T runWorkflow(RunWorkflow change);
  }

  /** Gives what {@code cases} has for this change. */
  default <T> T in(Cases<T> cases) {
    if (this instanceof Acknowledge change) {
      return cases.acknowledge(change);
    }
    if (this instanceof Unacknowledge change) {
      return cases.unacknowledge(change);
    }
    if (this instanceof Resolve change) {
      return cases.resolve(change);
    }
    if (this instanceof Reopen change) {
      return cases.reopen(change);
    }
    if (this instanceof AddNote change) {
      return cases.addNote(change);
    }
    if (this instanceof Snooze change) {
      return cases.snooze(change);
    }
    if (this instanceof Escalate change) {
      return cases.escalate(change);
    }
    if (this instanceof EscalateLevel change) {
      return cases.escalateLevel(change);
    }
    if (this instanceof Reassign change) {
      return cases.reassign(change);
    }
    if (this instanceof AddResponders change) {
      return cases.addResponders(change);
    }
    if (this instanceof SetPriority change) {
      return cases.setPriority(change);
    }
    if (this instanceof PostStatus change) {
      return cases.postStatus(change);
    }
    return cases.runWorkflow((RunWorkflow) this);
  }

  /** How the database and the metrics name it; never changed once released. */
  default String key() {
    return ChangeFacts.of(this).key();
  }

  /** PagerDuty's status of an incident after the change; empty where it stays as it is. */
  default Optional<String> status() {
    return ChangeFacts.of(this).status();
  }

  /**
   * Whether an incident of this status needs the change no more. To acknowledge a resolved one
   * would reopen it.
   */
  default boolean isPast(String status) {
    return ChangeFacts.of(this).isPast(status);
  }

  /** Whether doing it twice is the same as doing it once. */
  default boolean repeatable() {
    return !(this instanceof AddNote
        || this instanceof AddResponders
        || this instanceof PostStatus
        || this instanceof RunWorkflow
        || (this instanceof EscalateLevel up && up.level().isEmpty()));
  }

  /** What the person wrote with it. */
  default Optional<String> note() {
    return ChangeFacts.of(this).note();
  }

  /** Whom or what it is about, and how long, as it is stored. */
  default Optional<String> targets() {
    return ChangeFacts.of(this).targets();
  }

  /** The change of a {@link #key}, with its parameters. */
  static IncidentChange of(String key, Optional<String> note, Optional<String> targets) {
    return ChangeFacts.read(key, note, targets);
  }
}
