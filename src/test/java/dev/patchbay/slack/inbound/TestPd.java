package dev.patchbay.slack.inbound;

import dev.patchbay.slack.command.KnownCommand;
import dev.patchbay.slack.command.Pd;
import dev.patchbay.slack.command.Subcommand;
import java.util.EnumMap;

/** {@code /pd} with one answer to every command that there is. */
final class TestPd {
  private TestPd() {}

  static Pd of(Subcommand all) {
    var commands = new EnumMap<KnownCommand, Subcommand>(KnownCommand.class);
    for (KnownCommand command : KnownCommand.values()) {
      commands.put(command, all);
    }
    return new Pd(commands);
  }
}
