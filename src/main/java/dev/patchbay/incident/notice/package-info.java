/**
 * Direct messages to people who want them: "this incident is assigned to you". Entry types: {@code
 * AssignedNotices}, which listens to PagerDuty's events, and {@code NoticeOptIns}. The messages go
 * through the outbox and are drawn in {@code slack.card}.
 */
@NullMarked
package dev.patchbay.incident.notice;

import org.jspecify.annotations.NullMarked;
