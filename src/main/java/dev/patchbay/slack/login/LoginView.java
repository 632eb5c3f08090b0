package dev.patchbay.slack.login;

import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.BlockCompositions;
import com.slack.api.model.block.element.BlockElements;
import java.net.URI;
import java.util.List;

/** Words and a button that opens the login page. */
final class LoginView {
  private LoginView() {}

  /**
   * @param why mrkdwn, escaped
   */
  static List<LayoutBlock> blocks(String why, URI link, String actionId) {
    return List.of(
        Blocks.section(section -> section.text(BlockCompositions.markdownText(why))),
        Blocks.actions(
            actions ->
                actions.elements(
                    List.of(
                        BlockElements.button(
                            button ->
                                button
                                    .actionId(actionId)
                                    .style("primary")
                                    .url(link.toString())
                                    .text(BlockCompositions.plainText("Log in to PagerDuty")))))));
  }
}
