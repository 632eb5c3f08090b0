package dev.patchbay.web.page;

import dev.patchbay.core.Refusal;

/** The HTTP status of a page about a refusal. */
final class RefusalStatus {
  private RefusalStatus() {}

  /**
   * 404 for what this server is not set up for, as the API without a token; 503 where the browser's
   * owner can do nothing, 400 otherwise.
   */
  static int of(Refusal refusal) {
    if (refusal instanceof Refusal.NotConfigured) {
      return 404;
    }
    boolean ours =
        refusal instanceof Refusal.Unavailable
            || refusal instanceof Refusal.RateLimited
            || refusal instanceof Refusal.BadCredentials;
    return ours ? 503 : 400;
  }
}
