package dev.patchbay.slack.wiring;

import com.slack.api.model.block.composition.ConfirmationDialogObject;
import com.slack.api.model.block.element.ButtonElement;
import dev.patchbay.slack.command.Pd;
import dev.patchbay.slack.view.BlockElements;
import dev.patchbay.slack.view.Mrkdwn;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ServiceName;
import dev.patchbay.wiring.plan.FoundExtension;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The buttons beside a connection, cut to Slack's limits (reference/slack.md §3). */
final class ConnectionButtons {
  /** Opens the modal for the connection in its value. */
  static final String EDIT = "pd_edit";

  /** Disconnects the connection in its value, after Slack's own confirmation. */
  static final String DISCONNECT = "pd_disconnect";

  /** Takes over what was changed in PagerDuty, for the connection in its value. */
  static final String KEEP = "pd_keep";

  /** Writes in PagerDuty again what is stored, for the connection in its value. */
  static final String RESTORE = "pd_restore";

  /** Has Patchbay's own cards posted from now on, for the connection in its value. */
  static final String OWN_CARDS = "pd_own_cards";

  /** Deletes the other extensions in its value, after Slack's confirmation. */
  static final String REMOVE_OTHERS = "pd_remove_others";

  /** Extensions that one press removes: their IDs fit the 2,000 characters of a value. */
  static final int MOST_REMOVED = 50;

  private static final int LABEL = 75;
  private static final int CONFIRM_TITLE = 100;
  private static final int CONFIRM_TEXT = 300;

  private ConnectionButtons() {}

  static ButtonElement edit(Connection connection, String label) {
    return BlockElements.button(
        EDIT,
        label,
        "edit " + connection.key().service(),
        "Edit the connection to " + connection.serviceName());
  }

  static ButtonElement keep(Connection connection) {
    return BlockElements.button(
        KEEP,
        "Keep",
        "status --keep " + connection.key().service(),
        "Keep what was changed in PagerDuty for " + connection.serviceName());
  }

  static ButtonElement restore(Connection connection) {
    return BlockElements.button(
        RESTORE,
        "Restore",
        "status --restore " + connection.key().service(),
        "Restore the settings of " + connection.serviceName());
  }

  static ButtonElement ownCards(Connection connection) {
    return BlockElements.button(
        OWN_CARDS,
        "Switch to Patchbay's cards",
        "status --webhook " + connection.key().service(),
        "Have Patchbay post incidents of " + connection.serviceName() + " with its own cards");
  }

  /**
   * Slack asks before it sends this one. It removes nothing but what it names, at most {@link
   * #MOST_REMOVED}.
   */
  static ButtonElement removeOthers(Connection connection, List<FoundExtension> others) {
    var named = others.stream().limit(MOST_REMOVED).toList();
    ButtonElement button =
        BlockElements.button(
            REMOVE_OTHERS,
            "Remove",
            "disconnect --others "
                + connection.key().service()
                + named.stream().map(one -> " " + one.id()).collect(Collectors.joining()),
            "Remove the other extensions of " + connection.serviceName());
    button.setStyle("danger");
    button.setConfirm(
        confirmation(
            "Remove other extensions?",
            "Patchbay deletes in PagerDuty, as you, what else of "
                + Mrkdwn.cut(connection.serviceName(), LABEL)
                + " posts to this channel: "
                + OthersView.plain(named)
                + ". The connection stays.",
            "Remove"));
    return button;
  }

  /** A command as if typed: its face asks before anything is done. */
  static ButtonElement prove(Connection connection) {
    return BlockElements.button(
        Pd.CONTINUE,
        "Prove",
        "prove " + connection.key().service(),
        "Prove that " + connection.serviceName() + " reaches this channel");
  }

  /** Slack asks before it sends this one, so its value says yes already. */
  static ButtonElement disconnect(Connection connection, @Nullable String style) {
    var service = new ServiceName(connection.key().service(), connection.serviceName());
    return disconnect(service, style);
  }

  static ButtonElement disconnect(ServiceName service, @Nullable String style) {
    ButtonElement button =
        BlockElements.button(
            DISCONNECT,
            "Disconnect",
            "disconnect " + service.id() + " --yes",
            "Disconnect " + service.name());
    button.setStyle(style);
    button.setConfirm(
        confirmation(
            "Disconnect this channel?",
            "This channel will no longer get incidents of "
                + Mrkdwn.cut(service.name(), LABEL)
                + ".",
            "Disconnect"));
    return button;
  }

  private static ConfirmationDialogObject confirmation(String title, String text, String yes) {
    return ConfirmationDialogObject.builder()
        .title(BlockElements.plain(title, CONFIRM_TITLE))
        .text(BlockElements.plain(text, CONFIRM_TEXT))
        .confirm(BlockElements.plain(yes, 30))
        .deny(BlockElements.plain("Cancel", 30))
        .style("danger")
        .build();
  }
}
