/**
 * The face of {@code workspace} in Slack: installing by OAuth, the bare bot token, uninstall
 * events.
 */
@NullMarked
package dev.patchbay.slack.workspace;

import org.jspecify.annotations.NullMarked;
