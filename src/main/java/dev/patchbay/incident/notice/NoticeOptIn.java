package dev.patchbay.incident.notice;

import dev.patchbay.core.Actor;
import dev.patchbay.core.TeamId;

/**
 * That a person wants messages.
 *
 * @param team whose bot sends them
 * @param pagerDutyUser whose assignments count
 */
record NoticeOptIn(Actor actor, TeamId team, String pagerDutyUser) {}
