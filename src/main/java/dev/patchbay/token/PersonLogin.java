package dev.patchbay.token;

import dev.patchbay.secret.Secret;
import java.time.Instant;
import java.util.Optional;

/**
 * A person's login as stored.
 *
 * @param active false once PagerDuty ended it (the row stays so that the person can get a message),
 *     and where it was given to another {@code PAGERDUTY_CLIENT_ID}
 * @param access empty if ended, or if it cannot be decrypted with our keys
 * @param unreadable a token is stored that cannot be decrypted with our keys: the right keys may
 *     come back, so the row must stay as it is
 * @param refreshAt from when a new access token is fetched ahead of its end
 * @param refreshExpiresAt 30 days after the last grant, by our own reckoning
 * @param generation which grant it is, and whether it was ended
 */
record PersonLogin(
    Person person,
    boolean active,
    Optional<Secret> access,
    Optional<Secret> refresh,
    boolean unreadable,
    Instant refreshAt,
    Instant expiresAt,
    Instant refreshExpiresAt,
    long generation) {

  /** Whether it can be used, as far as we know. */
  boolean usable() {
    return active && !(unreadable && access.isEmpty() && refresh.isEmpty());
  }

  /** The token, if it need not be refreshed and is not the one that PagerDuty just refused. */
  Optional<Secret> fresh(Instant now, Optional<Secret> rejected) {
    return now.isBefore(refreshAt) ? notRejected(rejected) : Optional.empty();
  }

  /** The token, if it still lives. */
  Optional<Secret> living(Instant now, Optional<Secret> rejected) {
    return now.isBefore(expiresAt) ? notRejected(rejected) : Optional.empty();
  }

  private Optional<Secret> notRejected(Optional<Secret> rejected) {
    return access.filter(token -> active && !rejected.equals(Optional.of(token)));
  }
}
