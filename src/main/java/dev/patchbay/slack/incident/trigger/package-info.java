/**
 * The face of {@code incident.Trigger} in Slack: {@code /pd trigger}, its modal, the shortcuts that
 * open it, and what is said afterwards. May use what {@code slack.incident} may, and that. Entry
 * types: {@code TriggerFace} and {@code SlackTriggerAnswers}. Must never call PagerDuty itself.
 */
@NullMarked
package dev.patchbay.slack.incident.trigger;

import org.jspecify.annotations.NullMarked;
