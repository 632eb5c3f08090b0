package dev.patchbay.slack.login;

import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.BlockCompositions;
import com.slack.api.model.block.element.BlockElements;
import dev.patchbay.slack.view.Mrkdwn;
import dev.patchbay.token.Person;
import java.util.List;
import java.util.stream.Collectors;

/** The messages after a login, in mrkdwn. Pure. */
final class LoggedInView {
  private LoggedInView() {}

  static String words(Person person) {
    String email =
        person.email().isBlank()
            ? ""
            : " (" + Mrkdwn.escaped(Mrkdwn.cut(person.email(), 100)) + ")";
    return "You're logged in to PagerDuty as *"
        + Mrkdwn.escaped(Mrkdwn.cut(person.name(), 100))
        + "*"
        + email
        + ". Patchbay acts there as you. Run `/pd logout` to stop.";
  }

  /** {@code command}: what the person had wanted, as typed after {@code /pd}. */
  static String resumeText(Person person, String command) {
    return words(person) + "\nPress *Continue* to run " + asked(command) + ".";
  }

  /** The words and a button; the button carries the command and brings a fresh trigger id. */
  static List<LayoutBlock> resumeBlocks(Person person, String command, String actionId) {
    return List.of(
        Blocks.section(
            section -> section.text(BlockCompositions.markdownText(resumeText(person, command)))),
        Blocks.actions(
            actions ->
                actions.elements(
                    List.of(
                        BlockElements.button(
                            button ->
                                button
                                    .actionId(actionId)
                                    .style("primary")
                                    .value(Mrkdwn.cut(command, 2000))
                                    .text(BlockCompositions.plainText("Continue")))))));
  }

  /** {@code commands}: what cannot be gone on with, as typed after {@code /pd}. */
  static String notResumed(List<String> commands) {
    String again =
        commands.isEmpty()
            ? "Press the button again that you pressed before"
            : "Run "
                + commands.stream().map(LoggedInView::asked).collect(Collectors.joining(" and "))
                + " again";
    return "You're logged in to PagerDuty, but Patchbay couldn't continue what waited for it. "
        + again
        + ".";
  }

  private static String asked(String command) {
    return "`/pd " + Mrkdwn.escaped(Mrkdwn.cut(command, 200)).replace('`', '\'') + "`";
  }
}
