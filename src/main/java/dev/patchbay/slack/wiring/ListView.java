package dev.patchbay.slack.wiring;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.LayoutBlock;
import dev.patchbay.core.ServiceId;
import dev.patchbay.slack.command.Pd;
import dev.patchbay.slack.view.BlockElements;
import dev.patchbay.slack.view.MessageContent;
import dev.patchbay.slack.view.Mrkdwn;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.apply.PendingWiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The connections of a channel (each with its buttons) or of the workspace, in pages that fit the
 * 50 blocks of a message.
 */
final class ListView {
  /** Two blocks each, and three more around them. */
  private static final int CHANNEL_PAGE = 20;

  private static final int WORKSPACE_PAGE = 40;
  private static final int MOST_PENDING = 10;
  private static final int NAME = 150;

  private ListView() {}

  /** With what is being carried out before it. */
  static MessageContent channel(List<Connection> all, List<PendingWiring> pending, int page) {
    if (pending.isEmpty()) {
      return channel(all, page);
    }
    var waiting =
        pending.stream()
            .limit(MOST_PENDING)
            .map(
                one ->
                    name(one.serviceName())
                        + ": "
                        + (one.connecting() ? doing(one, all) : "disconnecting …"))
            .collect(Collectors.joining("\n"));
    return all.isEmpty() ? MessageContent.words(waiting) : channel(all, page).after(waiting);
  }

  private static String doing(PendingWiring pending, List<Connection> all) {
    boolean known = all.stream().anyMatch(one -> one.key().equals(pending.key()));
    return known ? "saving the change …" : "connecting …";
  }

  /**
   * @param page from 1; past the end shows the last
   */
  public static MessageContent channel(List<Connection> all, int page) {
    if (all.isEmpty()) {
      return MessageContent.words(
          "This channel has no connections. Run `/pd connect` to add one, or `/pd list all` to see"
              + " others.");
    }
    var part = Part.of(all, CHANNEL_PAGE, page);
    var names = Names.among(all);
    var blocks = new ArrayList<LayoutBlock>();
    String head = "*Connections of this channel: " + all.size() + "*";
    blocks.add(MessageContent.section(head));
    for (Connection connection : part.shown()) {
      blocks.add(MessageContent.section(line(connection, names, false)));
      blocks.add(
          ActionsBlock.builder()
              .elements(
                  List.of(
                      ConnectionButtons.edit(connection, "Edit"),
                      ConnectionButtons.disconnect(connection, null)))
              .build());
    }
    return paged(head, part, names, blocks, "list", false);
  }

  /**
   * @param page from 1; past the end shows the last
   */
  public static MessageContent workspace(List<Connection> all, int page) {
    if (all.isEmpty()) {
      return MessageContent.words(
          "This workspace has no connections. Run `/pd connect` in a channel to add one.");
    }
    var part = Part.of(all, WORKSPACE_PAGE, page);
    var names = Names.among(all);
    var blocks = new ArrayList<LayoutBlock>();
    String head = "*Connections of this workspace: " + all.size() + "*";
    blocks.add(MessageContent.section(head));
    part.shown()
        .forEach(connection -> blocks.add(MessageContent.section(line(connection, names, true))));
    return paged(head, part, names, blocks, "list all", true);
  }

  private static MessageContent paged(
      String head,
      Part part,
      Names names,
      List<LayoutBlock> blocks,
      String command,
      boolean withChannel) {
    String text =
        head
            + part.shown().stream()
                .map(connection -> "\n" + line(connection, names, withChannel))
                .collect(Collectors.joining());
    if (part.left() > 0) {
      String next = command + " " + (part.page() + 1);
      String more = "… and " + part.left() + " more: `/pd " + next + "`";
      var section = MessageContent.section(more);
      section.setAccessory(
          BlockElements.button(Pd.CONTINUE, "Show more", next, "Show more connections"));
      blocks.add(section);
      text += "\n" + more;
    }
    return new MessageContent(text, blocks);
  }

  static String line(Connection connection, Names names, boolean withChannel) {
    return (withChannel ? "<#" + connection.key().channel() + ">  " : "")
        + names.of(connection)
        + "\n"
        + OptionView.tells(connection.options())
        + (connection.delivery().kind() == DeliveryKind.WEBHOOK ? "; Patchbay's cards" : "")
        + "."
        + OptionView.cards(connection.options())
        + " Buttons: "
        + OptionView.of(connection.options().restrict())
        + ". Connected by <@"
        + connection.connectedBy()
        + ">."
        + HealthView.proven(connection)
        + (connection.health().working()
            ? ""
            : "\n:warning: " + HealthView.of(connection.health()));
  }

  static String name(Connection connection) {
    return name(connection.serviceName());
  }

  static String name(String serviceName) {
    return "*" + Mrkdwn.escaped(Mrkdwn.cut(serviceName, NAME)) + "*";
  }

  /** What connections are called beside each other: by ID too where services share a name. */
  record Names(Map<String, Set<ServiceId>> services) {
    static Names among(List<Connection> all) {
      return new Names(
          all.stream()
              .collect(
                  Collectors.groupingBy(
                      Names::comparable,
                      Collectors.mapping(one -> one.key().service(), Collectors.toSet()))));
    }

    String of(Connection connection) {
      boolean shared = services.getOrDefault(comparable(connection), Set.of()).size() > 1;
      return name(connection) + (shared ? " `" + connection.key().service() + "`" : "");
    }

    private static String comparable(Connection connection) {
      return connection.serviceName().strip().toLowerCase(Locale.ROOT);
    }
  }

  private record Part(List<Connection> shown, int page, int left) {
    static Part of(List<Connection> all, int size, int asked) {
      int last = (all.size() - 1) / size + 1;
      int page = Math.max(1, Math.min(asked, last));
      int end = Math.min(all.size(), page * size);
      return new Part(all.subList((page - 1) * size, end), page, all.size() - end);
    }
  }
}
