package dev.patchbay.wiring;

import java.util.Locale;

/** Whether a connection's incidents reach the channel, as far as the bot token decides it. */
public enum ConnectionState {
  /** The extension holds the workspace's token. */
  WORKING,
  /** The workspace has a new token, which the extension is about to be given. */
  STALE,
  /** The same, but PagerDuty refused the write; it is tried again, rarely. */
  REFUSED,
  /** Patchbay is not installed in the workspace: the extension holds a revoked token. */
  NOT_INSTALLED,
  /** PagerDuty has no such extension any more. */
  GONE,
  /** Slack refuses what is posted to the channel, until someone fixes that. */
  SUSPENDED,
  /** An incident came and nothing showed that the channel got it; proving it ends that. */
  UNPROVEN;

  /** Whether nothing is known to be wrong with what is stored at PagerDuty. */
  public boolean settled() {
    return this == WORKING || this == UNPROVEN;
  }

  /** As stored, in metrics and in the API. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
