/**
 * Owns what people do to incidents: presses in, PagerDuty actions out. Entry type: {@code
 * ChangeIncident}. Shows results through its port {@code ChangeAnswers}, which Slack's face
 * implements. Must never acknowledge an incident without having read it first.
 */
@NullMarked
package dev.patchbay.incident;

import org.jspecify.annotations.NullMarked;
