package dev.patchbay.slack.command;

import dev.patchbay.slack.inbound.Router;
import java.util.Map;

/** A feature as Slack users reach it. Built once, before the first request. */
public interface Face {
  /** The commands of {@code /pd} that it answers. */
  default Map<KnownCommand, Subcommand> commands() {
    return Map.of();
  }

  /**
   * Registers what it answers beside commands: buttons, modals, typeaheads, shortcuts, events.
   *
   * @param pd answers a button whose value is a whole command
   */
  default void register(Router router, Pd pd) {}
}
