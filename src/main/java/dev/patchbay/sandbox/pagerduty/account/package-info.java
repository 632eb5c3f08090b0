/**
 * What a simulated PagerDuty account holds: users, services, incidents, extensions, and the
 * switches for behavior that is not documented. {@link World} is all of it.
 */
@NullMarked
package dev.patchbay.sandbox.pagerduty.account;

import org.jspecify.annotations.NullMarked;
