package dev.patchbay.slack.wiring;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.element.ButtonElement;
import dev.patchbay.slack.command.Pd;
import dev.patchbay.slack.view.BlockElements;
import dev.patchbay.slack.view.MessageContent;
import dev.patchbay.slack.view.Mrkdwn;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ServiceName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Questions back: which of several was meant, and whether to continue. A button for each answer.
 */
final class ChoiceView {
  private static final int MOST = 20;
  private static final int NEAR = 5;
  private static final int WORDS = 100;

  private ChoiceView() {}

  static MessageContent toEdit(List<Connection> several) {
    return each(
        "Which connection do you want to edit?",
        "edit",
        several,
        one -> ConnectionButtons.edit(one, "Edit"));
  }

  static MessageContent toDisconnect(List<Connection> several) {
    return each(
        "Which connection do you want to disconnect?",
        "disconnect",
        several,
        one -> ConnectionButtons.disconnect(one, null));
  }

  static MessageContent confirmDisconnect(ServiceName service) {
    String words = "Disconnect this channel from " + ListView.name(service.name()) + "?";
    SectionBlock section = MessageContent.section(words);
    section.setAccessory(ConnectionButtons.disconnect(service, "danger"));
    return new MessageContent(
        words + " Run `/pd disconnect " + service.id() + " --yes` to confirm.", List.of(section));
  }

  /** No service has the name; {@code near} have a similar one. */
  static MessageContent noService(String words, List<ServiceName> near) {
    String none = none(words);
    if (near.isEmpty()) {
      return MessageContent.words(none + " Run `/pd connect` to search.");
    }
    var text = new StringBuilder(none).append(" Similar names:");
    var blocks = new ArrayList<LayoutBlock>();
    blocks.add(MessageContent.section(text.toString()));
    for (ServiceName service : near.subList(0, Math.min(NEAR, near.size()))) {
      String name = Mrkdwn.escaped(Mrkdwn.cut(service.name(), WORDS));
      String command = "connect " + service.id();
      SectionBlock section = MessageContent.section("*" + name + "*");
      section.setAccessory(
          BlockElements.button(Pd.CONTINUE, "Connect", command, "Connect " + service.name()));
      blocks.add(section);
      text.append('\n').append(name).append(": `/pd ").append(command).append('`');
    }
    return new MessageContent(text.toString(), blocks);
  }

  /** The same in a sentence, for a modal. */
  static String none(String words) {
    return "No PagerDuty service matches \""
        + Mrkdwn.escaped(Mrkdwn.cut(words, WORDS))
        + "\", or you can't see it.";
  }

  /** The words fit none of the channel's connections. */
  static String noConnection(String words) {
    return "This channel has no connection \"" + Mrkdwn.escaped(Mrkdwn.cut(words, WORDS)) + "\".";
  }

  private static MessageContent each(
      String question,
      String command,
      List<Connection> several,
      Function<Connection, ButtonElement> button) {
    var text = new StringBuilder(question);
    var names = ListView.Names.among(several);
    var blocks = new ArrayList<LayoutBlock>();
    blocks.add(MessageContent.section(question));
    for (Connection connection : several.subList(0, Math.min(MOST, several.size()))) {
      SectionBlock section = MessageContent.section(ListView.line(connection, names, false));
      ButtonElement answer = button.apply(connection);
      section.setAccessory(answer);
      blocks.add(section);
      text.append('\n')
          .append(names.of(connection))
          .append(": `/pd ")
          .append(answer.getValue())
          .append('`');
    }
    if (several.size() > MOST) {
      String more = "… and " + (several.size() - MOST) + " more. Run `/pd " + command + " NAME`.";
      blocks.add(MessageContent.section(more));
      text.append('\n').append(more);
    }
    return new MessageContent(text.toString(), blocks);
  }
}
