package dev.patchbay.slack.wiring;

import com.slack.api.model.block.ActionsBlock;
import dev.patchbay.slack.view.MessageContent;
import dev.patchbay.slack.view.Mrkdwn;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.plan.FoundExtension;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Other extensions of a service that post to a channel as well; mrkdwn. Pure. */
final class OthersView {
  private static final int MOST = 5;

  /** So many, so long, that the sentence around them fits Slack's confirmation. */
  private static final int MOST_CONFIRMED = 3;

  private static final int CONFIRMED_NAME = 30;

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
                .elements(List.of(ConnectionButtons.removeOthers(connection, others)))
                .build()));
  }

  /** What is wrong with a connection that is otherwise in order. */
  static String fault(List<FoundExtension> others) {
    boolean one = others.size() == 1;
    return "incidents appear more than once, because "
        + (one
            ? "another PagerDuty extension of the service posts here too: "
            : "other PagerDuty extensions of the service post here too: ")
        + named(others)
        + ". Press *Remove* to delete "
        + (one ? "it" : "them")
        + " in PagerDuty.";
  }

  /** Without marks, and short enough for a confirmation. */
  static String plain(List<FoundExtension> others) {
    return listed(
        others,
        MOST_CONFIRMED,
        one -> called(one, others, Mrkdwn.cut(name(one), CONFIRMED_NAME), one.id()));
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

  /** An extension of another connection is never removed, even where it posts here by now. */
  static String none(Connection connection) {
    return "Nothing to remove: no PagerDuty extension of "
        + WiringView.service(connection.serviceName())
        + " posts to this channel anymore, except those of Patchbay's own connections. If incidents"
        + " still appear more than once, one that belongs to another channel was moved here in"
        + " PagerDuty: `/pd status` there shows it.";
  }

  private static String named(List<FoundExtension> all) {
    return listed(
        all,
        MOST,
        one ->
            called(one, all, WiringView.service(name(one)), "`" + Mrkdwn.escaped(one.id()) + "`")
                + one.madeBy().map(user -> " (made by <@" + user + ">)").orElse(""));
  }

  private static String listed(
      List<FoundExtension> all, int most, Function<FoundExtension, String> called) {
    int more = all.size() - most;
    return all.stream().limit(most).map(called).collect(Collectors.joining(", "))
        + (more > 0 ? " and " + more + " more" : "");
  }

  /** By its ID where it has no name, and with it where others have the same. */
  private static String called(
      FoundExtension one, List<FoundExtension> all, String name, String id) {
    if (name(one).isEmpty()) {
      return id;
    }
    boolean alone = all.stream().filter(other -> name(other).equals(name(one))).count() == 1;
    return alone ? name : name + " " + id;
  }

  private static String name(FoundExtension extension) {
    return extension.fields().name().strip();
  }
}
