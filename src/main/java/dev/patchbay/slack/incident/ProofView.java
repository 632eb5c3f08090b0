package dev.patchbay.slack.incident;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.element.ButtonElement;
import dev.patchbay.incident.proof.Proof;
import dev.patchbay.incident.proof.ProofFailure;
import dev.patchbay.incident.proof.ProofStep;
import dev.patchbay.slack.view.BlockElements;
import dev.patchbay.slack.view.MessageContent;
import dev.patchbay.slack.view.Mrkdwn;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.DeliveryKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is said of a proof, in mrkdwn: what it will do, and what came of it. Pure. */
final class ProofView {
  /** The button that agrees; its value is the whole command. */
  static final String AGREE = "pd_prove";

  private static final int NAME = 150;
  private static final int MOST = 20;

  private ProofView() {}

  /**
   * Asks before anything is done.
   *
   * @param others other connections of the same service: their channels get the incident too
   */
  static MessageContent ask(Connection connection, List<Connection> others) {
    var words =
        "Prove that "
            + name(connection.serviceName())
            + " reaches this channel? Patchbay creates a low-urgency test incident on this service"
            + " in PagerDuty, as you and assigned to you. PagerDuty may notify you of it, as your"
            + " low-urgency rules say. "
            + (connection.delivery().kind() == DeliveryKind.WEBHOOK
                ? "Patchbay acknowledges and resolves it and then removes its card."
                : "You'll be asked to press *Acknowledge* on PagerDuty's message. Patchbay then"
                    + " resolves the incident and removes that message.")
            + also(connection, others);
    var section = MessageContent.section(words);
    section.setAccessory(agree(connection, "Create test incident"));
    return new MessageContent(
        words + " To go ahead, run `/pd prove " + connection.key().service() + " --yes`.",
        List.of(section));
  }

  private static String also(Connection connection, List<Connection> others) {
    if (others.isEmpty()) {
      return "";
    }
    var channels =
        others.stream()
            .limit(MOST)
            .map(
                other ->
                    other.key().team().equals(connection.key().team())
                        ? "<#" + other.key().channel() + ">"
                        : "#" + Mrkdwn.escaped(other.channelName()))
            .distinct()
            .collect(Collectors.joining(", "));
    return " The service also posts to "
        + channels
        + (others.size() > MOST ? " and more" : "")
        + ": the test can appear there too.";
  }

  private static ButtonElement agree(Connection connection, String label) {
    return BlockElements.button(
        AGREE,
        label,
        "prove " + connection.key().service() + " --yes",
        label + " for " + connection.serviceName());
  }

  /** Several could be meant. */
  static MessageContent which(List<Connection> several) {
    var text = new StringBuilder("Which connection do you want to prove?");
    var blocks = new ArrayList<LayoutBlock>();
    blocks.add(MessageContent.section(text.toString()));
    for (var connection : several.subList(0, Math.min(MOST, several.size()))) {
      SectionBlock section = MessageContent.section(name(connection.serviceName()));
      var command = "prove " + connection.key().service();
      section.setAccessory(
          BlockElements.button(AGREE, "Prove", command, "Prove " + connection.serviceName()));
      blocks.add(section);
      text.append('\n')
          .append(name(connection.serviceName()))
          .append(": `/pd ")
          .append(command)
          .append('`');
    }
    return new MessageContent(text.toString(), blocks);
  }

  static String begun(Connection connection) {
    return "Creating a test incident on "
        + name(connection.serviceName())
        + "… You'll get a message with the result within a few minutes.";
  }

  static String press(Proof proof) {
    return "PagerDuty now posts test incident #"
        + proof.number()
        + " of "
        + name(proof.serviceName())
        + " here. Press *Acknowledge* on that message within "
        + ProofStep.PRESS.limit().toMinutes()
        + " minutes, to prove that the button works. If no message appears, do nothing: Patchbay"
        + " resolves the incident.";
  }

  static String proven(Proof proof) {
    return ":white_check_mark: "
        + name(proof.serviceName())
        + " reaches this channel: test incident #"
        + proof.number()
        + " was posted, acknowledged by a button and resolved."
        + (proof.delivery() == DeliveryKind.WEBHOOK
            ? " Its card is removed."
            : " Messages that PagerDuty posted about it later may stay; you can ignore them.");
  }

  static String failed(Proof proof, ProofFailure failure, boolean resolved) {
    return ":warning: Couldn't prove that "
        + name(proof.serviceName())
        + " reaches this channel. "
        + ProofAdvice.of(proof, failure)
        + (proof.incident().isEmpty()
            ? resolved ? " No incident was made." : ""
            : resolved
                ? " Test incident #" + proof.number() + " is resolved."
                : " Test incident #"
                    + proof.number()
                    + " couldn't be resolved yet. Patchbay keeps trying; you can also resolve it in"
                    + " PagerDuty.");
  }

  static String name(String serviceName) {
    return "*" + Mrkdwn.escaped(Mrkdwn.cut(serviceName, NAME)) + "*";
  }
}
