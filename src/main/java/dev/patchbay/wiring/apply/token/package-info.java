/**
 * Which extensions hold which bot token, and which are due for another. Entry type: {@link
 * dev.patchbay.wiring.apply.token.StaleTokens}. Calls no vendor.
 */
@NullMarked
package dev.patchbay.wiring.apply.token;

import org.jspecify.annotations.NullMarked;
