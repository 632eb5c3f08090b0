package dev.patchbay.slack.command;

import com.slack.api.model.block.ContextBlock;
import dev.patchbay.slack.view.MessageContent;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The help: all commands on a line each, or one with its examples. */
public final class HelpView {
  private static final MessageContent ALL = ofAll();

  private HelpView() {}

  static MessageContent all() {
    return ALL;
  }

  private static MessageContent ofAll() {
    String lines =
        Stream.of(KnownCommand.values())
            .map(command -> "`" + command.usage() + "`  " + command.line())
            .collect(Collectors.joining("\n"));
    String head = "*Patchbay* connects Slack channels to PagerDuty services.";
    String foot = "Run `/pd help connect` for more about one command, with examples.";
    return new MessageContent(
        head + "\n" + lines + "\n" + foot,
        List.of(
            MessageContent.section(head),
            MessageContent.section(lines),
            ContextBlock.builder().elements(List.of(MessageContent.mrkdwn(foot))).build()));
  }

  public static MessageContent one(KnownCommand command) {
    return MessageContent.words(
        "`"
            + command.usage()
            + "`  "
            + command.line()
            + ".\n"
            + command.detail()
            + "\n*Examples*\n"
            + command.examples().stream()
                .map(example -> "`/pd " + example + "`")
                .collect(Collectors.joining("\n")));
  }
}
