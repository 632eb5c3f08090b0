package dev.patchbay.slack.command;

import dev.patchbay.slack.inbound.CommandRequest;
import dev.patchbay.slack.inbound.Reply;

/** One command of {@code /pd}; {@code rest} is what was typed after its word. */
@FunctionalInterface
public interface Subcommand {
  Reply answer(CommandRequest request, String rest);
}
