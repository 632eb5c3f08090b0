package dev.patchbay.slack.view;

import com.slack.api.model.block.composition.ConfirmationDialogObject;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.ButtonElement;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ServiceName;
import org.jspecify.annotations.Nullable;

/** Small pieces that views share, cut to Slack's limits (reference/slack.md, section 3). */
final class Parts {
  private static final int LABEL = 75;
  private static final int CONFIRM_TITLE = 100;
  private static final int CONFIRM_TEXT = 300;

  private Parts() {}

  /** Plain text is shown as it is: nothing is escaped, and no {@code :name:} becomes a picture. */
  static PlainTextObject plain(String text, int most) {
    return PlainTextObject.builder().text(Mrkdwn.cut(text, most)).emoji(false).build();
  }

  /** Said as the typeahead says it: Slack wants a preset option to equal one that is loaded. */
  static OptionObject option(String value, String label) {
    String text = Mrkdwn.cut(label.isBlank() ? value : label, LABEL);
    return OptionObject.builder()
        .value(value)
        .text(PlainTextObject.builder().text(text).build())
        .build();
  }

  static OptionObject option(ServiceName service) {
    return option(service.id().value(), service.name());
  }

  /**
   * @param says what a screen reader says: the label alone is the same on every row
   */
  static ButtonElement button(String actionId, String label, String value, String says) {
    return ButtonElement.builder()
        .actionId(actionId)
        .text(plain(label, LABEL))
        .value(value)
        .accessibilityLabel(Mrkdwn.cut(says, LABEL))
        .build();
  }

  static ButtonElement edit(ButtonIds ids, Connection connection, String label) {
    return button(
        ids.edit(),
        label,
        "edit " + connection.key().service(),
        "Edit the connection to " + connection.serviceName());
  }

  /** Slack asks before it sends this one, so its value says yes already. */
  static ButtonElement disconnect(ButtonIds ids, Connection connection, @Nullable String style) {
    ButtonElement button =
        button(
            ids.disconnect(),
            "Disconnect",
            "disconnect " + connection.key().service() + " --yes",
            "Disconnect " + connection.serviceName());
    button.setStyle(style);
    button.setConfirm(
        ConfirmationDialogObject.builder()
            .title(plain("Disconnect this channel?", CONFIRM_TITLE))
            .text(
                plain(
                    "PagerDuty will no longer tell this channel about incidents of "
                        + Mrkdwn.cut(connection.serviceName(), LABEL)
                        + ".",
                    CONFIRM_TEXT))
            .confirm(plain("Disconnect", 30))
            .deny(plain("Keep it", 30))
            .style("danger")
            .build());
    return button;
  }
}
