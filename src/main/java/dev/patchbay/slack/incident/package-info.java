/** The face of {@code incident} in Slack: presses of buttons on incident messages. */
@NullMarked
package dev.patchbay.slack.incident;

import org.jspecify.annotations.NullMarked;
