package dev.patchbay.slack;

import com.slack.api.model.block.LayoutBlock;
import dev.patchbay.account.LoginLinks;
import dev.patchbay.core.Actor;
import dev.patchbay.slack.view.LoginView;
import java.net.URI;
import java.util.List;

/**
 * The Log in button. Its link works for whoever opens it, so it goes into ephemeral messages only,
 * and each prompt makes a new one, good for ten minutes.
 */
final class LoginPrompt {
  /** Makes a private link; {@link LoginLinks#link} does. */
  @FunctionalInterface
  interface Links {
    URI link(Actor actor, String memberName, String workspaceName);
  }

  private final Links links;

  LoginPrompt(LoginLinks links) {
    this(links::link);
  }

  LoginPrompt(Links links) {
    this.links = links;
  }

  /** {@code why}: mrkdwn, the reason in the person's own words, already escaped. */
  List<LayoutBlock> blocks(Actor actor, String memberName, String workspaceName, String why) {
    return LoginView.blocks(
        why, links.link(actor, memberName, workspaceName), OwnButton.LOGIN.actionId());
  }
}
