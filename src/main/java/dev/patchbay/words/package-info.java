/**
 * What Patchbay says, in Slack, on pages and in terminals, where several places say the same:
 * scopes and refusals. Pure; markup and escaping belong to the place that shows it.
 */
@NullMarked
package dev.patchbay.words;

import org.jspecify.annotations.NullMarked;
