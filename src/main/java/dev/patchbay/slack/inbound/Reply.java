package dev.patchbay.slack.inbound;

import com.slack.api.model.block.LayoutBlock;
import java.util.List;

/** What a command or button answers at once, to the one who asked only. */
public sealed interface Reply {
  /** Nothing is said: a modal was opened, or the answer comes later. */
  record Silent() implements Reply {}

  /** {@code text} says all that the blocks say, for notifications and screen readers. */
  record Ephemeral(String text, List<LayoutBlock> blocks) implements Reply {}
}
