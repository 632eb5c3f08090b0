/** Slack's rules of Block Kit, strictly: {@link BlockKitCheck} finds what Slack would reject. */
@NullMarked
package dev.patchbay.sandbox.slack.block;

import org.jspecify.annotations.NullMarked;
