package dev.patchbay.slack.login;

import dev.patchbay.core.Actor;
import dev.patchbay.core.ChannelId;
import dev.patchbay.secret.Secret;
import dev.patchbay.slack.api.EphemeralMessages;
import dev.patchbay.workspace.Installation;
import dev.patchbay.workspace.Installations;
import java.util.Optional;

/** Asks a member to log in where no command of theirs is at hand, with the names Slack knows. */
public final class AskToLogIn {
  private final LoginPrompt prompt;
  private final SlackUsers members;
  private final Installations installations;
  private final EphemeralMessages whisper;

  public AskToLogIn(
      LoginPrompt prompt,
      SlackUsers members,
      Installations installations,
      EphemeralMessages whisper) {
    this.prompt = prompt;
    this.members = members;
    this.installations = installations;
    this.whisper = whisper;
  }

  /** {@code why}: mrkdwn, escaped. */
  public void ask(Actor actor, ChannelId channel, Optional<Secret> responseUrl, String why) {
    String workspace =
        installations
            .find(actor.team())
            .map(Installation::teamName)
            .orElseGet(() -> actor.team().value());
    whisper.to(
        actor,
        channel,
        responseUrl,
        why,
        prompt.blocks(actor, members.name(actor), workspace, why));
  }
}
