/**
 * Owns the sentences that Slack, pages and terminals share: scopes and refusals. May use {@code
 * core} only. Must never contain markup or escape: that belongs to the place that shows a sentence.
 */
@NullMarked
package dev.patchbay.words;

import org.jspecify.annotations.NullMarked;
