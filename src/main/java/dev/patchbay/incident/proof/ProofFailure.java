package dev.patchbay.incident.proof;

/**
 * Why a proof failed.
 *
 * @param step that did not come about
 * @param detail a clause of ours and the vendor's; blank where it merely did not come in time
 */
public record ProofFailure(ProofStep step, Cause cause, String detail) {
  /** What kind of failure it is. The names are stored. */
  public enum Cause {
    /** It did not come within the step's limit. */
    LATE,
    /** PagerDuty or Slack refused it. */
    REFUSED,
    /** The service is disabled: it takes no incident. */
    SERVICE_DISABLED,
    /** The service is in a maintenance window: it takes no incident. */
    SERVICE_IN_MAINTENANCE,
    /** PagerDuty made the incident and closed it at once. */
    SUPPRESSED,
    /** The person's login does not hold any more. */
    LOGGED_OUT,
    /** The connection was removed, or moved to the other delivery. */
    CONNECTION_CHANGED
  }
}
