/**
 * What the simulated PagerDuty posts to Slack when an incident changes, with the tokens that its
 * extensions hold. {@link Deliveries} does it.
 */
@NullMarked
package dev.patchbay.sandbox.pagerduty.delivery;

import org.jspecify.annotations.NullMarked;
