package dev.patchbay.slack.login;

import com.slack.api.model.block.LayoutBlock;
import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.secret.Secret;
import dev.patchbay.slack.api.EphemeralMessages;
import dev.patchbay.workspace.Installation;
import dev.patchbay.workspace.Installations;
import java.util.List;
import java.util.Optional;

/** Asks a user to log in where no command of theirs waits, with the names that Slack knows. */
public final class AskToLogIn {
  private final LoginPrompt prompt;
  private final SlackUsers members;
  private final Installations installations;
  private final EphemeralMessages ephemerals;

  public AskToLogIn(
      LoginPrompt prompt,
      SlackUsers members,
      Installations installations,
      EphemeralMessages ephemerals) {
    this.prompt = prompt;
    this.members = members;
    this.installations = installations;
    this.ephemerals = ephemerals;
  }

  /** {@code why}: mrkdwn, escaped. */
  public void ask(Actor actor, Place place, Optional<Secret> responseUrl, String why) {
    ephemerals.askToLogIn(actor, place, responseUrl, "", why, blocks(actor, place, why));
  }

  /** In a thread; in the channel if {@code ts} is blank. */
  public void askInThread(Actor actor, Place place, String ts, String why) {
    ephemerals.askToLogIn(actor, place, Optional.empty(), ts, why, blocks(actor, place, why));
  }

  /** For a caller that tries again. */
  public Outcome<?> send(Actor actor, Place place, String ts, String why) {
    return ephemerals.send(actor, place, ts, why, blocks(actor, place, why));
  }

  private List<LayoutBlock> blocks(Actor actor, Place place, String why) {
    String workspace =
        installations
            .inWorkspace(place.team())
            .map(Installation::teamName)
            .orElseGet(() -> place.team().value());
    return prompt.blocks(actor, members.name(place.team(), actor.user()), workspace, why);
  }
}
