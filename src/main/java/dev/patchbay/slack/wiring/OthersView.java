package dev.patchbay.slack.wiring;

import com.slack.api.model.block.ActionsBlock;
import dev.patchbay.slack.view.MessageContent;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.plan.FoundExtension;
import java.util.List;
import java.util.stream.Collectors;

/** Other extensions of a service that post to a channel as well; mrkdwn. Pure. */
final class OthersView {
  private static final int MOST = 5;

  private OthersView() {}

  /** To the person who connects: the channel sees each incident several times. */
  static MessageContent found(Connection connection, List<FoundExtension> others) {
    boolean one = others.size() == 1;
    var words =
        ":warning: "
            + (one ? "Another PagerDuty extension of " : "Other PagerDuty extensions of ")
            + WiringView.service(connection.serviceName())
            + (one ? " also posts to this channel: " : " also post to this channel: ")
            + named(others)
            + ". Incidents appear more than once, and the buttons on "
            + (one ? "its" : "their")
            + " messages may not work. Press *Remove* to delete "
            + (one ? "it" : "them")
            + " in PagerDuty.";
    return new MessageContent(
        words,
        List.of(
            MessageContent.section(words),
            ActionsBlock.builder()
                .elements(List.of(ConnectionButtons.removeOthers(connection)))
                .build()));
  }

  static String removed(String slackUser, Connection connection, List<FoundExtension> removed) {
    return "<@"
        + slackUser
        + "> removed "
        + (removed.size() == 1
            ? "another PagerDuty extension of "
            : "other PagerDuty extensions of ")
        + WiringView.service(connection.serviceName())
        + " that posted here too: "
        + named(removed)
        + ".";
  }

  static String none(Connection connection) {
    return "No other PagerDuty extension of "
        + WiringView.service(connection.serviceName())
        + " posts to this channel anymore.";
  }

  private static String named(List<FoundExtension> all) {
    int more = all.size() - MOST;
    return all.stream().limit(MOST).map(OthersView::named).collect(Collectors.joining(", "))
        + (more > 0 ? " and " + more + " more" : "");
  }

  private static String named(FoundExtension one) {
    return WiringView.service(one.fields().name())
        + one.madeBy().map(user -> " (made by <@" + user + ">)").orElse("");
  }
}
