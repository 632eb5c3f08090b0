/**
 * PagerDuty's REST API and identity service, as the vendor publishes them. The only package that
 * sees PagerDuty's wire format. Answers are {@link dev.patchbay.core.Outcome}s: what PagerDuty
 * refuses, and PagerDuty being unavailable, are refusals with a reason. Knows no feature.
 */
@NullMarked
package dev.patchbay.pagerduty;

import org.jspecify.annotations.NullMarked;
