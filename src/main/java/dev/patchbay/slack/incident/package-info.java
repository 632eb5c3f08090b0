/**
 * The face of {@code incident} in Slack: presses of buttons on incident messages. May use {@code
 * incident}, {@code slack.login}, {@code slack.card} and the Slack kit. Entry type: {@code
 * IncidentButtons}. Must never call PagerDuty itself.
 */
@NullMarked
package dev.patchbay.slack.incident;

import org.jspecify.annotations.NullMarked;
