/**
 * What PagerDuty sends by itself: V3 webhook events as values, and the proof that they are
 * PagerDuty's (reference/pagerduty.md §5). Reads anything without an exception.
 */
@NullMarked
package dev.patchbay.pagerduty.event;

import org.jspecify.annotations.NullMarked;
