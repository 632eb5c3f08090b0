/**
 * The command {@code /pd}: which commands there are, how their words are read, help and the nearest
 * word for a typo. May use the Slack kit. Entry types: {@code KnownCommand}, {@code Pd}, and {@code
 * Face} and {@code Subcommand}, which features implement. Must never do what a command does: that
 * belongs to the face.
 */
@NullMarked
package dev.patchbay.slack.command;

import org.jspecify.annotations.NullMarked;
