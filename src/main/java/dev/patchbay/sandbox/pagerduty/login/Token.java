package dev.patchbay.sandbox.pagerduty.login;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * An access or refresh token that was issued.
 *
 * @param userId whose it is; empty for an app token
 * @param delegation what one consent began: all its tokens can die together
 * @param consentedAt from here the refresh window of a year counts
 */
public record Token(
    String value,
    Kind kind,
    String clientId,
    Optional<String> userId,
    Set<String> scopes,
    Instant expiresAt,
    String delegation,
    Instant consentedAt) {

  public enum Kind {
    ACCESS,
    REFRESH
  }

  /** Requests of one owner share a rate budget (reference/pagerduty.md §4). */
  public String owner() {
    return userId.map(user -> "person " + user).orElse("app " + clientId);
  }

  public String scopeWords() {
    return String.join(" ", scopes);
  }

  @Override
  public String toString() {
    return "Token[" + kind + " of " + owner() + "]";
  }
}
