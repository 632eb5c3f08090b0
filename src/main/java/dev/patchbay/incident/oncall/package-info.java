/**
 * Owns who is on call: for people who ask, for user groups and topics that follow an escalation
 * policy, for people who want to know when their turn begins. Entry types: {@code OnCallNow} and
 * {@code WhoIsOnCall}. Must never empty what follows a policy.
 */
@NullMarked
package dev.patchbay.incident.oncall;

import org.jspecify.annotations.NullMarked;
