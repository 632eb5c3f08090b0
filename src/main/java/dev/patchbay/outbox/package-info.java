/**
 * Owns what channels are to show: which messages are due, and one paced writer for each channel.
 * Entry types: {@code Outbox}, {@code ChannelJob}. Knows neither what a message says nor Slack;
 * whoever draws messages is a {@code Writer}.
 */
@NullMarked
package dev.patchbay.outbox;

import org.jspecify.annotations.NullMarked;
