package dev.patchbay.slack.command;

import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Interaction;

/** One command of {@code /pd}; {@code rest} is what was typed after its word. */
@FunctionalInterface
public interface Subcommand {
  Ack answer(Interaction request, String rest);
}
