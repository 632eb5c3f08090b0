/**
 * The face of {@code wiring} in Slack: connect, edit, disconnect, list and status, with their
 * modal, views and ports. May use {@code wiring..}, {@code slack.login}, {@code slack.command} and
 * the Slack kit. Entry type: {@code WiringFace}, where a command, modal or button is added. Must
 * never write to PagerDuty itself: {@code wiring.apply} does.
 */
@NullMarked
package dev.patchbay.slack.wiring;

import org.jspecify.annotations.NullMarked;
