/**
 * Messages of the outbox in Slack: incidents, what they show, what was done to connections, and how
 * PagerDuty's messages are rewritten after a press. May use {@code incident}, {@code outbox} and
 * the Slack kit. Entry type: {@code MessageRewrite}. Must never lose a part of a message that it
 * does not know.
 */
@NullMarked
package dev.patchbay.slack.card;

import org.jspecify.annotations.NullMarked;
