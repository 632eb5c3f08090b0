package dev.patchbay.slack.wiring;

import com.slack.api.model.block.ActionsBlock;
import dev.patchbay.slack.view.MessageContent;
import dev.patchbay.slack.view.Mrkdwn;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.apply.OtherExtensions;
import dev.patchbay.wiring.apply.RemovedOthers;
import dev.patchbay.wiring.plan.FoundExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  static MessageContent found(Connection connection, OtherExtensions others) {
    var foreign = others.foreign();
    if (foreign.isEmpty()) {
      return said(":warning: " + moved(connection, others.moved()), connection, foreign);
    }
    boolean one = foreign.size() == 1;
    var words =
        ":warning: "
            + (one ? "Another PagerDuty extension of " : "Other PagerDuty extensions of ")
            + WiringView.service(connection.serviceName())
            + (one ? " also posts to this channel: " : " also post to this channel: ")
            + named(foreign)
            + ". Incidents appear more than once, and the buttons on "
            + (one ? "its" : "their")
            + " messages may not work. "
            + press(foreign)
            + and(moved(connection, others.moved()));
    return said(words, connection, foreign);
  }

  /** With the button, if there is something to remove. */
  private static MessageContent said(
      String words, Connection connection, List<FoundExtension> foreign) {
    var section = MessageContent.section(words);
    return new MessageContent(
        words,
        foreign.isEmpty()
            ? List.of(section)
            : List.of(
                section,
                ActionsBlock.builder()
                    .elements(List.of(ConnectionButtons.removeOthers(connection, foreign)))
                    .build()));
  }

  /** What is wrong with a connection that is otherwise in order. */
  static String fault(Connection connection, OtherExtensions others) {
    var foreign = others.foreign();
    if (foreign.isEmpty()) {
      return "incidents appear more than once. " + moved(connection, others.moved());
    }
    return "incidents appear more than once, because "
        + (foreign.size() == 1
            ? "another PagerDuty extension of the service posts here too: "
            : "other PagerDuty extensions of the service post here too: ")
        + named(foreign)
        + ". "
        + press(foreign)
        + and(moved(connection, others.moved()));
  }

  private static String press(List<FoundExtension> foreign) {
    String what =
        foreign.size() == 1
            ? "it"
            : foreign.size() > ConnectionButtons.MOST_REMOVED
                ? "the first " + ConnectionButtons.MOST_REMOVED
                : "them";
    return "Press *Remove* to delete " + what + " in PagerDuty.";
  }

  /** Connections of ours whose extensions came here: none is offered for removal. */
  private static String moved(Connection connection, List<Connection> moved) {
    return moved.stream()
        .map(
            one ->
                "The extension of the connection to "
                    + channel(one, connection)
                    + " was changed in PagerDuty to post here too, so incidents appear here and"
                    + " not there. Patchbay doesn't remove it: run `/pd status` there and press"
                    + " *Restore*.")
        .collect(Collectors.joining(" "));
  }

  /** Slack shows no channel of another workspace. */
  private static String channel(Connection one, Connection from) {
    return one.key().team().equals(from.key().team())
        ? Mrkdwn.MARKUP.channel(one.key().channel())
        : "#" + Mrkdwn.escaped(one.channelName()) + " in another workspace";
  }

  /** As one more sentence, if there is one. */
  private static String and(String words) {
    return words.isEmpty() ? "" : " " + words;
  }

  /** Without marks, and short enough for a confirmation. */
  static String plain(List<FoundExtension> others) {
    return listed(
        others,
        MOST_CONFIRMED,
        one -> called(one, others, Mrkdwn.cut(name(one), CONFIRMED_NAME), one.id()));
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

  /** To the channel, where any was removed. */
  static String removed(String slackUser, Connection connection, RemovedOthers removed) {
    var names = new ArrayList<String>();
    if (!removed.removed().isEmpty()) {
      names.add(named(removed.removed()));
    }
    if (!removed.removedBefore().isEmpty()) {
      names.add(ids(removed.removedBefore()));
    }
    int all = removed.removed().size() + removed.removedBefore().size();
    return "<@"
        + slackUser
        + "> removed "
        + (all == 1 ? "another PagerDuty extension of " : "other PagerDuty extensions of ")
        + WiringView.service(connection.serviceName())
        + " that posted here too: "
        + String.join(", ", names)
        + ".";
  }

  /** To the person: what was not removed, and why; empty where all was. */
  static Optional<MessageContent> rest(Connection connection, RemovedOthers removed) {
    var sentences = new ArrayList<String>();
    var left = removed.left();
    boolean unknown = !removed.shown() && !left.foreign().isEmpty();
    if (unknown) {
      sentences.add("Nothing was removed: the button is too old to say which extensions it meant.");
    }
    if (!removed.gone().isEmpty()) {
      sentences.add("PagerDuty has no extension " + ids(removed.gone()) + " anymore.");
    }
    if (!removed.kept().isEmpty()) {
      sentences.add(kept(removed.kept()));
    }
    if (!left.foreign().isEmpty()) {
      sentences.add(leftOver(connection, left.foreign(), unknown));
    }
    if (!removed.any() && left.foreign().isEmpty()) {
      sentences.add(none(connection));
    }
    if (!left.moved().isEmpty()) {
      sentences.add(moved(connection, left.moved()));
    }
    return sentences.isEmpty()
        ? Optional.empty()
        : Optional.of(said(String.join(" ", sentences), connection, left.foreign()));
  }

  private static String leftOver(
      Connection connection, List<FoundExtension> left, boolean unknown) {
    boolean one = left.size() == 1;
    return (unknown
            ? "Of " + WiringView.service(connection.serviceName()) + ", this channel also gets: "
            : (one ? "This other extension of " : "These other extensions of ")
                + WiringView.service(connection.serviceName())
                + (one ? " wasn't" : " weren't")
                + " shown to you before, so Patchbay left "
                + (one ? "it: " : "them: "))
        + named(left)
        + ". "
        + press(left);
  }

  private static String kept(List<FoundExtension> kept) {
    return named(kept)
        + (kept.size() == 1 ? " was" : " were")
        + " changed since you were shown "
        + (kept.size() == 1 ? "it" : "them")
        + " (another channel, or a connection of Patchbay's), so Patchbay left "
        + (kept.size() == 1 ? "it." : "them.");
  }

  private static String none(Connection connection) {
    return "Nothing to remove: no PagerDuty extension of "
        + WiringView.service(connection.serviceName())
        + " posts to this channel anymore, except those of Patchbay's own connections.";
  }

  private static String ids(List<String> ids) {
    return ids.stream().map(id -> "`" + Mrkdwn.escaped(id) + "`").collect(Collectors.joining(", "));
  }
}
