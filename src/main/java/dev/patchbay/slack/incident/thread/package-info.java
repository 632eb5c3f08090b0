/**
 * Patchbay in the threads of incident messages: {@code @Patchbay ack}. May use what {@code
 * slack.incident} may, and its grammar. Entry types: {@code MentionEvents}, which keeps what is
 * said, and {@code Mentions}, which answers it.
 */
@NullMarked
package dev.patchbay.slack.incident.thread;

import org.jspecify.annotations.NullMarked;
