package dev.patchbay.webhook;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is to become of an incident's events. Called on job threads, for one incident by one at a
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

  /**
   * The same for several events of one incident, which are stored in one transaction: nothing of
   * the first is stored yet when the second is looked at. Where this fails, each is handed on
   * alone.
   */
  default Runnable prepareAll(List<IncidentEvent> events) {
    var results = events.stream().map(this::prepare).toList();
    return () -> results.forEach(Runnable::run);
  }

  /** One that hands each event to all of these, in order. */
  static EventListener each(EventListener... listeners) {
    return new EventListener() {
      @Override
      public Runnable prepare(IncidentEvent event) {
        return prepareAll(List.of(event));
      }

      @Override
      public Runnable prepareAll(List<IncidentEvent> events) {
        var results = Stream.of(listeners).map(each -> each.prepareAll(events)).toList();
        return () -> results.forEach(Runnable::run);
      }
    };
  }
}
