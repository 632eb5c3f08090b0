/**
 * A PagerDuty account that exists only in this process: REST API, identity service, a plain look of
 * the account, and the Slack extension that posts when an incident changes. An independent witness:
 * it imports nothing of Patchbay and follows {@code reference/pagerduty.md} alone. Entry type:
 * {@link dev.patchbay.sandbox.pagerduty.PagerDutySimulator}. Must never reach a real PagerDuty.
 */
@NullMarked
package dev.patchbay.sandbox.pagerduty;

import org.jspecify.annotations.NullMarked;
