package dev.patchbay.web.page;

import dev.patchbay.core.Refusal;

/** The HTTP status of a page about a refusal. */
final class RefusalStatus {
  private RefusalStatus() {}

  /** 503 where the browser's owner can do nothing, 400 otherwise. */
  static int of(Refusal refusal) {
    boolean ours =
        refusal instanceof Refusal.Unavailable
            || refusal instanceof Refusal.RateLimited
            || refusal instanceof Refusal.BadCredentials
            || refusal instanceof Refusal.NotConfigured;
    return ours ? 503 : 400;
  }
}
