package dev.patchbay.webhook;

import java.util.stream.Stream;

/**
 * What is to become of an incident's events. Called on job threads, one event of an incident at a
 * time.
 */
@FunctionalInterface
public interface EventListener {
  /**
   * Looks at the event, outside any transaction, so that it can ask a vendor for what is missing.
   * Events of one incident come in the order in which they arrived; PagerDuty mostly keeps the
   * order of what happened, but an event may be older than one before it.
   *
   * @return what is to be stored; runs in the transaction that ticks the event off, so that an
   *     event counts once. An exception in either means: again later, and the events after it wait.
   */
  Runnable prepare(IncidentEvent event);

  /** One that hands each event to all of these, in order. */
  static EventListener each(EventListener... listeners) {
    return event -> {
      var results = Stream.of(listeners).map(listener -> listener.prepare(event)).toList();
      return () -> results.forEach(Runnable::run);
    };
  }
}
