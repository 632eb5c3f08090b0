package dev.patchbay.token;

import dev.patchbay.core.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Why a token was not refreshed, and from when it may be tried again. Until then the reason is the
 * answer.
 */
record FailedRefresh(
    String kind, Refusal.Vendor vendor, String code, String detail, Instant again) {

  /** Long enough for a burst to make one request, short for whoever has just fixed the cause. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** Empty where the next call may well succeed, or asks nothing of the vendor. */
  static Optional<FailedRefresh> of(Refusal why, Instant now) {
    if (why instanceof Refusal.RateLimited limited) {
      return Optional.of(
          new FailedRefresh("limited", limited.vendor(), "", "", now.plus(limited.delay())));
    }
    if (why instanceof Refusal.BadCredentials bad) {
      return Optional.of(
          new FailedRefresh("credentials", bad.vendor(), "", bad.detail(), now.plus(PAUSE)));
    }
    if (why instanceof Refusal.Rejected no) {
      return Optional.of(
          new FailedRefresh("rejected", no.vendor(), no.code(), no.detail(), now.plus(PAUSE)));
    }
    return Optional.empty();
  }

  Refusal refusal(Instant now) {
    return switch (kind) {
      case "limited" -> new Refusal.RateLimited(vendor, Duration.between(now, again));
      case "credentials" -> new Refusal.BadCredentials(vendor, detail);
      default -> new Refusal.Rejected(vendor, code, detail);
    };
  }
}
