/**
 * Block Kit out of records: pure functions, escaped and within Slack's limits. No I/O, no clock.
 */
@NullMarked
package dev.patchbay.slack.view;

import org.jspecify.annotations.NullMarked;
