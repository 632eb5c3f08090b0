/**
 * What people say and link in Slack's conversations: kept once, whatever Slack repeats, and handled
 * on a job thread. Entry type: {@code TalkInbox}. What is to be done about it is a port that {@code
 * slack.incident} implements.
 */
@NullMarked
package dev.patchbay.incident.talk;

import org.jspecify.annotations.NullMarked;
