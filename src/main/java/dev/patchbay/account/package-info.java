/**
 * Who in Slack is who in PagerDuty, and every PagerDuty token: where it comes from, its life, its
 * renewal. Entry types: {@link dev.patchbay.account.Login}, {@link
 * dev.patchbay.account.PersonTokens} and {@link dev.patchbay.account.AppToken}. Tokens leave it
 * only inside a {@link dev.patchbay.pagerduty.Credential}.
 */
@NullMarked
package dev.patchbay.account;

import org.jspecify.annotations.NullMarked;
