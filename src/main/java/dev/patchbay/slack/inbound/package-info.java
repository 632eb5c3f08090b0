/** Slack calls us: raw bytes, signature, Socket Mode, one dispatch for both, deadlines. */
@NullMarked
package dev.patchbay.slack.inbound;

import org.jspecify.annotations.NullMarked;
