/**
 * Incidents in channels: clicks in, PagerDuty actions out. Entry types: {@link
 * dev.patchbay.incident.ClickDecoder} and {@link dev.patchbay.incident.ChangeIncident}. Knows no
 * Slack payload: the edge hands it a {@link dev.patchbay.incident.Click} and shows the result
 * through the port {@link dev.patchbay.incident.ClickAnswers}. Never acknowledges an incident
 * without having read it first.
 */
@NullMarked
package dev.patchbay.incident;

import org.jspecify.annotations.NullMarked;
