/**
 * PagerDuty tokens: where each comes from, how long it lives, how it is refreshed. Entry types:
 * {@link dev.patchbay.token.AppToken} and {@link dev.patchbay.token.PersonTokens}. A token never
 * leaves this package except inside a credential.
 */
@NullMarked
package dev.patchbay.token;

import org.jspecify.annotations.NullMarked;
