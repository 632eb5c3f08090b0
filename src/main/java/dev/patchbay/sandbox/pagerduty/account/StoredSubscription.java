package dev.patchbay.sandbox.pagerduty.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A V3 webhook subscription as PagerDuty keeps it, with the secret that it shows once.
 *
 * @param filterType account, service or team
 * @param filterId empty for the account
 * @param drops deliveries in a row that were dropped
 * @param disabledUntil after three of them (reference/pagerduty.md §5)
 */
public record StoredSubscription(
    String id,
    String url,
    String secret,
    String description,
    List<String> events,
    String filterType,
    @Nullable String filterId,
    boolean active,
    int drops,
    Optional<Instant> disabledUntil) {
  public StoredSubscription {
    events = List.copyOf(events);
  }

  public boolean disabled(Instant now) {
    return disabledUntil.filter(now::isBefore).isPresent();
  }

  /** Whether an event of this type at this service makes a webhook. */
  public boolean wants(String type, String serviceId, Instant now) {
    return active
        && !disabled(now)
        && events.contains(type)
        && (filterType.equals("account") || serviceId.equals(filterId));
  }

  public StoredSubscription withHealth(int dropsInRow, Optional<Instant> until) {
    return new StoredSubscription(
        id, url, secret, description, events, filterType, filterId, active, dropsInRow, until);
  }

  public StoredSubscription with(String words, List<String> types, boolean nowActive) {
    return new StoredSubscription(
        id, url, secret, words, types, filterType, filterId, nowActive, drops, disabledUntil);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "StoredSubscription[" + id + " to " + url + "]";
  }
}
