package dev.patchbay.incident;

import java.util.Optional;

/**
 * What a person can do to an incident. Each use is exhaustive: a case left out does not compile.
 */
public sealed interface IncidentChange {
  record Acknowledge() implements IncidentChange {
    @Override
    public <T> T in(Cases<T> cases) {
      return cases.acknowledge();
    }
  }

  /** {@code note}: how it was resolved; PagerDuty keeps it with the incident. */
  record Resolve(Optional<String> note) implements IncidentChange {
    public Resolve() {
      this(Optional.empty());
    }

    @Override
    public <T> T in(Cases<T> cases) {
      return cases.resolve(note);
    }
  }

  <T> T in(Cases<T> cases);

  /** How the database and the metrics name it; never changed once released. */
  default String key() {
    return in(
        new Cases<>() {
          @Override
          public String acknowledge() {
            return "acknowledge";
          }

          @Override
          public String resolve(Optional<String> note) {
            return "resolve";
          }
        });
  }

  /** PagerDuty's status of an incident after the change. */
  default String status() {
    return in(
        new Cases<>() {
          @Override
          public String acknowledge() {
            return "acknowledged";
          }

          @Override
          public String resolve(Optional<String> note) {
            return "resolved";
          }
        });
  }

  /**
   * Whether an incident of this status needs the change no more. To acknowledge a resolved one
   * would reopen it.
   */
  default boolean isPast(String status) {
    return status.equals("resolved") || status.equals(status());
  }

  /** What the person wrote with it. */
  default Optional<String> note() {
    return in(
        new Cases<>() {
          @Override
          public Optional<String> acknowledge() {
            return Optional.empty();
          }

          @Override
          public Optional<String> resolve(Optional<String> note) {
            return note;
          }
        });
  }

  /** The change of a {@link #key}, with its parameters. */
  static IncidentChange of(String key, Optional<String> note) {
    return switch (key) {
      case "acknowledge" -> new Acknowledge();
      case "resolve" -> new Resolve(note);
      default -> throw new IllegalStateException("the database holds an unknown change: " + key);
    };
  }

  /** One answer for each change. */
  interface Cases<T> {
    T acknowledge();

    T resolve(Optional<String> note);
  }
}
