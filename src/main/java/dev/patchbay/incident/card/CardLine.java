package dev.patchbay.incident.card;

import java.time.Instant;

/**
 * Something that happened to an incident.
 *
 * @param who PagerDuty's name of the one who did it; blank for automation
 * @param words of a note, a status update and the like; blank if there are none
 */
public record CardLine(String eventId, CardEvent type, Instant at, String who, String words) {}
