package dev.patchbay.slack.incident.trigger;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.LayoutBlock;
import dev.patchbay.core.Refusal;
import dev.patchbay.incident.IncidentState;
import dev.patchbay.incident.TriggerRequest;
import dev.patchbay.slack.card.StateButtons;
import dev.patchbay.slack.command.Pd;
import dev.patchbay.slack.view.BlockElements;
import dev.patchbay.slack.view.MessageContent;
import dev.patchbay.slack.view.Mrkdwn;
import dev.patchbay.words.RefusalWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is said of an incident that someone asked for, in mrkdwn. Pure. */
final class TriggerView {
  private static final int TITLE = 250;
  private static final int NAME = 200;

  /** Slack's limit of a button's value. */
  private static final int VALUE = 2000;

  private TriggerView() {}

  /**
   * @param cardComes then its buttons come with the card
   */
  static MessageContent triggered(TriggerRequest request, IncidentState now, boolean cardComes) {
    boolean inThread = !request.threadTs().isBlank();
    String words =
        (inThread ? "<@" + request.actor().user().value() + "> triggered " : "Triggered ")
            + link(now)
            + " on *"
            + bold(now.serviceName())
            + "*: "
            + foreign(now.title(), TITLE)
            + (cardComes
                ? "\nThis channel is connected to the service, so its message comes here too."
                : "");
    var blocks = new ArrayList<LayoutBlock>();
    blocks.add(MessageContent.section(words));
    if (inThread || !cardComes) {
      StateButtons.of(now.id(), now.number(), now.status()).ifPresent(blocks::add);
    }
    return new MessageContent(words, blocks);
  }

  /** With a button that runs the command again, which then opens the form. */
  static MessageContent unclear(String typed) {
    String words =
        "No incident was triggered: Patchbay found no service whose name these words begin with, or"
            + " no title after it. Open the form to choose the service.";
    return new MessageContent(
        words,
        List.of(
            MessageContent.section(words),
            ActionsBlock.builder()
                .elements(
                    List.of(
                        BlockElements.button(
                            Pd.CONTINUE,
                            "Open form",
                            Mrkdwn.cut("trigger " + typed, VALUE),
                            "Open the form to trigger an incident")))
                .build()));
  }

  static String refused(TriggerRequest request, Refusal why) {
    return "Couldn't trigger " + named(request) + ". " + Mrkdwn.refusal(why);
  }

  /** PagerDuty may have done it all the same. */
  static String unsure(TriggerRequest request, Refusal.Unavailable why) {
    return "Patchbay doesn't know whether "
        + named(request)
        + " was triggered. Check it in PagerDuty. "
        + Mrkdwn.failed(why);
  }

  private static String named(TriggerRequest request) {
    String title = request.wanted().text().title();
    return title.isEmpty() ? "the incident" : "\"" + foreign(title, TITLE) + "\"";
  }

  static String delayed(Refusal why, Instant next) {
    return RefusalWords.delay(why, next, Mrkdwn.MARKUP)
        + " Patchbay keeps trying for 1 minute to trigger the incident. Don't ask again; you'll get"
        + " a message if it fails.";
  }

  static String waiting(Refusal why) {
    return Mrkdwn.refusal(why)
        + " Log in with this button within 10 minutes, or later with `/pd login`. Patchbay keeps"
        + " your incident for 1 hour and then triggers it.";
  }

  private static String link(IncidentState now) {
    String label = "Incident #" + now.number();
    return now.url().startsWith("https://") || now.url().startsWith("http://")
        ? "<" + Mrkdwn.escaped(now.url()).replace("|", "%7C") + "|" + label + ">"
        : label;
  }

  private static String bold(String name) {
    return foreign(name, NAME);
  }

  /** Someone's words on one line: no mention, link or bold comes out of them. */
  private static String foreign(String text, int most) {
    String line = Mrkdwn.cut(text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip(), most);
    return Mrkdwn.escaped(line).replace('*', '∗').replace('`', '\'').replace('~', '∼');
  }
}
