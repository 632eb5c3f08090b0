package dev.patchbay.slack.login;

import com.slack.api.model.block.LayoutBlock;
import dev.patchbay.core.Actor;
import dev.patchbay.login.LoginLinks;
import java.net.URI;
import java.util.List;

/**
 * The Log in button. Its link works for whoever opens it, so it goes into ephemeral messages only,
 * and each prompt makes a new one, good for ten minutes.
 */
public final class LoginPrompt {
  /** A link: Slack opens it, and we only acknowledge. */
  public static final String LOGIN = "pd_login";

  /** Makes a private link; {@link LoginLinks#link} does. */
  @FunctionalInterface
  public interface Links {
    public URI link(Actor actor, String slackUserName, String workspaceName);
  }

  private final Links links;

  public LoginPrompt(LoginLinks links) {
    this(links::link);
  }

  public LoginPrompt(Links links) {
    this.links = links;
  }

  /** {@code why}: mrkdwn, the reason in the person's own words, already escaped. */
  List<LayoutBlock> blocks(Actor actor, String slackUserName, String workspaceName, String why) {
    return LoginView.blocks(why, links.link(actor, slackUserName, workspaceName), LOGIN);
  }
}
