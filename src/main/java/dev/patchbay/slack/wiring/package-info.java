/**
 * The face of {@code wiring} in Slack: connect, edit, disconnect, list and status, with their
 * modal, views and ports.
 */
@NullMarked
package dev.patchbay.slack.wiring;

import org.jspecify.annotations.NullMarked;
