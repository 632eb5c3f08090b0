package dev.patchbay.slack.inbound;

import dev.patchbay.core.TeamId;
import dev.patchbay.secret.Secret;
import dev.patchbay.workspace.Installation;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Commands out of payloads, with the names that Slack or the installation knows. */
public final class CommandRequests {
  private final Function<TeamId, Optional<Installation>> installations;

  /**
   * @param installations {@code Installations::find}
   */
  public CommandRequests(Function<TeamId, Optional<Installation>> installations) {
    this.installations = installations;
  }

  public CommandRequest ofCommand(SlackPayload payload, Instant receivedAt) {
    return of(payload, unescaped(payload.text("text")), payload.text("channel_name"), receivedAt);
  }

  /** {@code command}: as if it had been typed. */
  public CommandRequest ofButton(SlackPayload payload, String command, Instant receivedAt) {
    return of(payload, command, payload.text("channel", "name"), receivedAt);
  }

  private CommandRequest of(
      SlackPayload payload, String text, String channelName, Instant receivedAt) {
    Secret trigger =
        payload
            .secret("trigger_id")
            .orElseThrow(() -> new IllegalArgumentException("a request without a trigger id"));
    return new CommandRequest(
        payload.actor(),
        payload.memberName(),
        workspace(payload),
        payload.place(),
        channelName,
        text.strip(),
        trigger,
        payload.secret("response_url"),
        receivedAt);
  }

  private String workspace(SlackPayload payload) {
    var team = payload.team();
    return JsonFields.first(
        installations
            .apply(team)
            .filter(found -> !found.orgWide())
            .map(Installation::teamName)
            .orElse(""),
        payload.text("team_domain"),
        payload.text("team", "domain"),
        team.value());
  }

  private static String unescaped(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
