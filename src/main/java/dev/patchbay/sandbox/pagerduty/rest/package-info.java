/**
 * The REST API of the simulated PagerDuty, a class per resource. {@link RestApi} checks the token,
 * scope, role and rate of each request before a route sees it.
 */
@NullMarked
package dev.patchbay.sandbox.pagerduty.rest;

import org.jspecify.annotations.NullMarked;
