package dev.patchbay.slack.wiring;

import dev.patchbay.slack.view.Mrkdwn;
import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.NotifyType;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.PriorityFilter;
import dev.patchbay.wiring.Restrict;
import dev.patchbay.wiring.ThreadMode;
import dev.patchbay.wiring.Urgency;
import java.util.stream.Collectors;

/** A connection's options in plain words: the modal, the list and messages say the same. */
final class OptionView {
  private OptionView() {}

  static String of(NotifyType type) {
    return switch (type) {
      case TRIGGER -> "Triggered";
      case ACKNOWLEDGE -> "Acknowledged";
      case RESOLVE -> "Resolved";
      case ESCALATE -> "Escalated";
      case ASSIGNMENTS -> "Reassigned";
      case ANNOTATE -> "Note added";
    };
  }

  static String of(Urgency urgency) {
    return switch (urgency) {
      case HIGH -> "High urgency";
      case LOW -> "Low urgency";
    };
  }

  static String of(Restrict restrict) {
    return switch (restrict) {
      case ANY -> "Any PagerDuty user";
      case PD_USERS -> "Only people who ran /pd login";
    };
  }

  static String of(DeliveryKind delivery) {
    return switch (delivery) {
      case EXTENSION -> "Slack V2 extension";
      case WEBHOOK -> "Patchbay's own cards (webhook)";
    };
  }

  static String of(ThreadMode thread) {
    return switch (thread) {
      case OFF -> "No replies";
      case ON -> "Each update as a reply";
      case BROADCAST -> "Each update as a reply; resolved also in the channel";
    };
  }

  /** What only Patchbay's own cards have, where it is not as usual; starts a sentence. */
  static String cards(Options options) {
    String priorities =
        options.priorities() instanceof PriorityFilter.Only only
            ? " Priorities: " + Mrkdwn.escaped(String.join(", ", only.names())) + "."
            : options.priorities() instanceof PriorityFilter.None
                ? " Only incidents without a priority."
                : "";
    String thread =
        options.thread() == ThreadMode.OFF ? "" : " Thread: " + of(options.thread()) + ".";
    return priorities + (options.buttons() ? "" : " Without buttons.") + thread;
  }

  /** "Triggered, Resolved; high urgency only". */
  static String tells(Options options) {
    String types =
        options.notifyTypes().stream().map(OptionView::of).collect(Collectors.joining(", "));
    if (options.urgency().size() == Urgency.values().length) {
      return types + "; high and low urgency";
    }
    return types
        + (options.urgency().contains(Urgency.HIGH) ? "; high urgency only" : "; low urgency only");
  }
}
