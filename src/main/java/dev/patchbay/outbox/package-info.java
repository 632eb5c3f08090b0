/**
 * Owns what channels are to show: which messages are due, and one paced writer for each channel;
 * and what people are still to be told. Entry types: {@code Outbox}, {@code Announcements}, {@code
 * PersonalMessages}, {@code ChannelJob}. Knows neither what a card says nor Slack; whoever draws
 * messages is a {@code Writer}, whoever sends them to people a {@code Teller}.
 */
@NullMarked
package dev.patchbay.outbox;

import org.jspecify.annotations.NullMarked;
