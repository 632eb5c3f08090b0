package dev.patchbay.webhook;

import dev.patchbay.pagerduty.event.EventType;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/**
 * {@code patchbay_webhook_events_total{type,outcome}}. A type is one that is known, {@code other},
 * {@code unreadable}, or {@code none} where nothing is proven: strangers make no new series.
 */
final class EventCounts {
  /** Nobody knows what it says, because nothing proves that it is PagerDuty's. */
  static final String NONE = "none";

  static final String UNREADABLE = "unreadable";
  static final String ACCEPTED = "accepted";
  static final String DUPLICATE = "duplicate";
  static final String KEPT = "kept";
  static final String UNSIGNED = "unsigned";
  static final String UNPROVEN = "unproven";
  static final String UNAVAILABLE = "unavailable";

  private final MeterRegistry metrics;

  /** Those that alerts stand on are there, at 0, before their first event. */
  EventCounts(MeterRegistry metrics) {
    this.metrics = metrics;
    for (EventType type : EventType.values()) {
      count(type.key(), ACCEPTED, 0);
    }
    count(UNREADABLE, KEPT, 0);
    List.of(UNSIGNED, UNPROVEN, UNAVAILABLE).forEach(outcome -> count(NONE, outcome, 0));
  }

  void add(String type, String outcome) {
    count(type, outcome, 1);
  }

  private void count(String type, String outcome, int events) {
    metrics.counter("patchbay.webhook.events", "type", type, "outcome", outcome).increment(events);
  }
}
