package dev.patchbay.slack;

import dev.patchbay.core.Actor;
import dev.patchbay.core.ChannelId;
import dev.patchbay.secret.Secret;
import dev.patchbay.workspace.Installation;
import dev.patchbay.workspace.Installations;
import java.util.Optional;

/** Asks a member to log in where no command of theirs is at hand, with the names Slack knows. */
final class AskToLogIn {
  private final LoginPrompt prompt;
  private final SlackMembers members;
  private final Installations installations;
  private final Whisper whisper;

  AskToLogIn(
      LoginPrompt prompt, SlackMembers members, Installations installations, Whisper whisper) {
    this.prompt = prompt;
    this.members = members;
    this.installations = installations;
    this.whisper = whisper;
  }

  /** {@code why}: mrkdwn, escaped. */
  void ask(Actor actor, ChannelId channel, Optional<Secret> responseUrl, String why) {
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
