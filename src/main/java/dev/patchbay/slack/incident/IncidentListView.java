package dev.patchbay.slack.incident;

import com.slack.api.model.block.LayoutBlock;
import dev.patchbay.incident.find.OpenPage;
import dev.patchbay.slack.card.IncidentRow;
import dev.patchbay.slack.command.Pd;
import dev.patchbay.slack.view.BlockElements;
import dev.patchbay.slack.view.MessageContent;
import dev.patchbay.slack.view.Mrkdwn;
import dev.patchbay.wiring.FindService.Found;
import dev.patchbay.wiring.ServiceName;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A page of open incidents as a message: at most 22 blocks of the 50 that Slack takes. Pure. */
final class IncidentListView {
  private static final int NAME = 75;
  private static final int CHOICES = 10;

  private final URI inPagerDuty;

  /**
   * @param inPagerDuty where all incidents can be seen
   */
  IncidentListView(URI inPagerDuty) {
    this.inPagerDuty = inPagerDuty;
  }

  /**
   * What a list is of.
   *
   * @param title over the incidents
   * @param none instead of them
   * @param command that shows it
   */
  record Head(String title, String none, String command) {
    /**
     * @param because why it is not the channel's; blank if asked for
     */
    static Head mine(String because) {
      var before = because.isBlank() ? "" : because + " ";
      return new Head(
          before + "*Open incidents assigned to you*",
          before + "You have no open incidents.",
          "incidents mine");
    }

    static Head here(int services) {
      return new Head(
          "*Open incidents of this channel's " + (services == 1 ? "service*" : "services*"),
          "This channel's "
              + (services == 1 ? "service has" : "services have")
              + " no open incidents. Run `/pd incidents mine` to see your own.",
          "incidents here");
    }

    static Head of(ServiceName service) {
      return new Head(
          "*Open incidents of " + name(service) + "*",
          "*" + name(service) + "* has no open incidents that you can see.",
          "incidents " + service.id().value());
    }
  }

  MessageContent of(Head head, OpenPage page) {
    if (page.incidents().isEmpty()) {
      return MessageContent.words(
          page.page() == 1 ? head.none() : head.title() + "\nThere are no more.");
    }
    var title = head.title() + (page.page() == 1 ? "" : ", page " + page.page());
    var text = new StringBuilder(title);
    var blocks = new ArrayList<LayoutBlock>(List.of(MessageContent.section(title)));
    for (var incident : page.incidents()) {
      text.append('\n').append(IncidentRow.text(incident));
      blocks.addAll(IncidentRow.blocks(incident));
    }
    if (page.more()) {
      var next = head.command() + " page " + (page.page() + 1);
      var more = "… and more: `/pd " + next + "`, or all <" + inPagerDuty + "|in PagerDuty>.";
      var section = MessageContent.section(more);
      section.setAccessory(
          BlockElements.button(Pd.CONTINUE, "Show more", next, "Show more incidents"));
      blocks.add(section);
      text.append('\n').append(more);
    }
    return new MessageContent(text.toString(), blocks);
  }

  /** Where the words name no service, or several. */
  static MessageContent choice(String words, Found found) {
    var shown = "\"" + Mrkdwn.escaped(Mrkdwn.cut(words, NAME)).replace('`', '\'') + "\"";
    if (found instanceof Found.Several several) {
      boolean more = several.more() || several.services().size() > CHOICES;
      return choice(
          "Several services match " + shown + (more ? ". The best of them:" : ":"),
          several.services());
    }
    var near = found instanceof Found.None none ? none.near() : List.<ServiceName>of();
    return choice(
        "No PagerDuty service matches "
            + shown
            + ", or you can't see it. `/pd incidents` takes `mine`, `here`, or a service by name,"
            + " ID or URL."
            + (near.isEmpty() ? "" : " Similar names:"),
        near);
  }

  private static MessageContent choice(String words, List<ServiceName> services) {
    var text = new StringBuilder(words);
    var blocks = new ArrayList<LayoutBlock>(List.of(MessageContent.section(words)));
    services.stream()
        .limit(CHOICES)
        .forEach(
            service -> {
              var name = name(new ServiceName(service.id(), service.among(services)));
              var section = MessageContent.section("*" + name + "*");
              section.setAccessory(
                  BlockElements.button(
                      Pd.CONTINUE,
                      "Show incidents",
                      "incidents " + service.id().value(),
                      "Show incidents of " + service.name()));
              blocks.add(section);
              text.append("\n• ").append(name);
            });
    return new MessageContent(text.toString(), blocks);
  }

  private static String name(ServiceName service) {
    return Mrkdwn.escaped(Mrkdwn.cut(service.name(), NAME)).replace('*', '∗');
  }
}
