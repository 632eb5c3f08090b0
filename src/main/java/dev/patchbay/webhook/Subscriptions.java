package dev.patchbay.webhook;

import dev.patchbay.core.Outcome;
import dev.patchbay.pagerduty.Credential;
import java.time.Instant;
import java.util.Optional;

/**
 * The account's one webhook subscription, shared by all connections with delivery {@code webhook}.
 * Callable from any node at any time: a lease makes it one. Calls PagerDuty, so not inside a
 * transaction. All need the app's own credential: people's logins do not have the scope.
 * Thread-safe.
 */
public interface Subscriptions {
  /**
   * Makes sure that PagerDuty delivers to this server, before a connection is stored that counts on
   * it. Costs no request where that was seen within the last minutes.
   *
   * @return the subscription's id at PagerDuty
   */
  Outcome<String> ensure(Credential app);

  /**
   * Deletes the subscription if no connection needs it any more; to be called after a connection
   * was removed or moved to another delivery. What fails here is done by the recurring check.
   *
   * @return whether it was deleted
   */
  Outcome<Boolean> release(Credential app);

  /**
   * Whether PagerDuty has the subscription now, and delivers; asks each time, and changes nothing.
   */
  Outcome<Boolean> delivers(Credential app);

  /** Asks PagerDuty to send a test event, which shows in {@link #lastPing} when it arrives. */
  Outcome<Boolean> ping(Credential app);

  /** When the last test event arrived that PagerDuty signed for the subscription of now. */
  Optional<Instant> lastPing();
}
