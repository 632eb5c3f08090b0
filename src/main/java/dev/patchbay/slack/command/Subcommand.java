package dev.patchbay.slack.command;

import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.CommandRequest;

/** One command of {@code /pd}; {@code rest} is what was typed after its word. */
@FunctionalInterface
public interface Subcommand {
  Ack answer(CommandRequest request, String rest);
}
