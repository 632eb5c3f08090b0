package dev.patchbay.slack;

/** One command of {@code /pd}; {@code rest} is what was typed after its word. */
@FunctionalInterface
interface Subcommand {
  Reply answer(CommandRequest request, String rest);
}
