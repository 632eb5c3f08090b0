/**
 * The identity side of the simulated PagerDuty: authorization pages, codes, tokens, ID tokens.
 * {@link Identity} answers its requests.
 */
@NullMarked
package dev.patchbay.sandbox.pagerduty.login;

import org.jspecify.annotations.NullMarked;
