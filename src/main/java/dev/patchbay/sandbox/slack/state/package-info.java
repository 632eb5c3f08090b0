/**
 * What the simulated Slack holds: workspaces, members, channels, messages, apps and tokens, and the
 * table of its methods. {@link SlackWorld} is all of it.
 */
@NullMarked
package dev.patchbay.sandbox.slack.state;

import org.jspecify.annotations.NullMarked;
