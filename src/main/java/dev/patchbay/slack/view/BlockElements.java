package dev.patchbay.slack.view;

import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.ButtonElement;

/** Small pieces that views share, cut to Slack's limits (reference/slack.md, section 3). */
public final class BlockElements {
  private static final int LABEL = 75;

  private BlockElements() {}

  /** Plain text is shown as it is: nothing is escaped, and no {@code :name:} becomes a picture. */
  public static PlainTextObject plain(String text, int most) {
    return PlainTextObject.builder().text(Mrkdwn.cut(text, most)).emoji(false).build();
  }

  /** Said as the typeahead says it: Slack wants a preset option to equal one that is loaded. */
  public static OptionObject option(String value, String label) {
    String text = Mrkdwn.cut(label.isBlank() ? value : label, LABEL);
    return OptionObject.builder()
        .value(value)
        .text(PlainTextObject.builder().text(text).build())
        .build();
  }

  /**
   * @param says what a screen reader says: the label alone is the same on every row
   */
  public static ButtonElement button(String actionId, String label, String value, String says) {
    return ButtonElement.builder()
        .actionId(actionId)
        .text(plain(label, LABEL))
        .value(value)
        .accessibilityLabel(Mrkdwn.cut(says, LABEL))
        .build();
  }
}
