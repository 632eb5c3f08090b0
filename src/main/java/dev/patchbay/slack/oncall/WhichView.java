package dev.patchbay.slack.oncall;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import dev.patchbay.incident.oncall.FindPolicy.Choice;
import dev.patchbay.incident.oncall.FindPolicy.Found;
import dev.patchbay.slack.command.Pd;
import dev.patchbay.slack.view.BlockElements;
import dev.patchbay.slack.view.MessageContent;
import dev.patchbay.slack.view.Mrkdwn;
import java.util.ArrayList;
import java.util.List;

/** Asks which service or policy was meant, with a button for each. Pure. */
final class WhichView {
  private static final int MOST = 15;
  private static final int NEAR = 5;
  private static final int WORDS = 100;

  private WhichView() {}

  /** {@code words} as typed. */
  static MessageContent of(String words, Found found) {
    return of(words, found, "oncall ", "Who's on call");
  }

  /**
   * Which policy is to be followed.
   *
   * @param command the line up to the policy, with its last space
   */
  static MessageContent toFollow(String words, Found found, String command) {
    return of(words, found, command, "Follow");
  }

  private static MessageContent of(String words, Found found, String command, String label) {
    if (!found.choices().isEmpty()) {
      return asked("Which one do you mean?", found.choices(), MOST, command, label);
    }
    String none =
        "No PagerDuty service or escalation policy matches \""
            + Mrkdwn.escaped(Mrkdwn.cut(words, WORDS))
            + "\", or you can't see it.";
    if (found.near().isEmpty()) {
      return MessageContent.words(none + " Run `/pd oncall` for this channel's services.");
    }
    return asked(
        none + " Similar names:",
        found.near().stream().map(one -> new Choice(one.id().value(), one.name(), true)).toList(),
        NEAR,
        command,
        label);
  }

  private static MessageContent asked(
      String question, List<Choice> choices, int most, String before, String label) {
    var text = new StringBuilder(question);
    var blocks = new ArrayList<LayoutBlock>();
    blocks.add(MessageContent.section(question));
    for (Choice one : choices.subList(0, Math.min(most, choices.size()))) {
      String line = (one.service() ? "Service *" : "Policy *") + name(one) + "*";
      String command = before + one.id();
      SectionBlock section = MessageContent.section(line);
      section.setAccessory(
          BlockElements.button(Pd.CONTINUE, label, command, label + ": " + one.name()));
      blocks.add(section);
      text.append('\n').append(line).append(": `/pd ").append(command).append('`');
    }
    if (choices.size() > most) {
      String more = "… and " + (choices.size() - most) + " more: write more of the name.";
      blocks.add(MessageContent.section(more));
      text.append('\n').append(more);
    }
    return new MessageContent(text.toString(), blocks);
  }

  private static String name(Choice one) {
    return Mrkdwn.escaped(Mrkdwn.cut(one.name(), WORDS)).replace('*', '∗');
  }
}
