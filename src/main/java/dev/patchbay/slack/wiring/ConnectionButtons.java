package dev.patchbay.slack.wiring;

import com.slack.api.model.block.composition.ConfirmationDialogObject;
import com.slack.api.model.block.element.ButtonElement;
import dev.patchbay.slack.view.BlockElements;
import dev.patchbay.slack.view.Mrkdwn;
import dev.patchbay.wiring.Connection;
import org.jspecify.annotations.Nullable;

/** The buttons beside a connection, cut to Slack's limits (reference/slack.md §3). */
final class ConnectionButtons {
  /** Opens the modal for the connection in its value. */
  static final String EDIT = "pd_edit";

  /** Takes down the connection in its value, after Slack's own confirmation. */
  static final String DISCONNECT = "pd_disconnect";

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

  /** Slack asks before it sends this one, so its value says yes already. */
  static ButtonElement disconnect(Connection connection, @Nullable String style) {
    ButtonElement button =
        BlockElements.button(
            DISCONNECT,
            "Disconnect",
            "disconnect " + connection.key().service() + " --yes",
            "Disconnect " + connection.serviceName());
    button.setStyle(style);
    button.setConfirm(
        ConfirmationDialogObject.builder()
            .title(BlockElements.plain("Disconnect this channel?", CONFIRM_TITLE))
            .text(
                BlockElements.plain(
                    "This channel will no longer get incidents of "
                        + Mrkdwn.cut(connection.serviceName(), LABEL)
                        + ".",
                    CONFIRM_TEXT))
            .confirm(BlockElements.plain("Disconnect", 30))
            .deny(BlockElements.plain("Cancel", 30))
            .style("danger")
            .build());
    return button;
  }
}
