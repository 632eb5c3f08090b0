package dev.patchbay.webhook;

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
}
