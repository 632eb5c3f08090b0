/**
 * Builds Block Kit from records, escaped and within Slack's limits. May use {@code words}. Entry
 * types: {@code MessageContent}, {@code BlockElements} and {@code Mrkdwn}. Must never do I/O or
 * read a clock: every function is pure.
 */
@NullMarked
package dev.patchbay.slack.view;

import org.jspecify.annotations.NullMarked;
