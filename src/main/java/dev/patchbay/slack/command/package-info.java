/**
 * The command {@code /pd}: grammar, help, nearest word. Entry type: {@link
 * dev.patchbay.slack.command.Pd}.
 */
@NullMarked
package dev.patchbay.slack.command;

import org.jspecify.annotations.NullMarked;
