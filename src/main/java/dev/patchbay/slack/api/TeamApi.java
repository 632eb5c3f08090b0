package dev.patchbay.slack.api;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.TeamId;
import java.util.Objects;
import java.util.Optional;

/** {@code team.*}: workspaces. Thread-safe. */
public final class TeamApi {
  private final Exchange exchange;

  TeamApi(Exchange exchange) {
    this.exchange = exchange;
  }

  /** The workspace's name, also where the app is installed for its whole org. Needs team:read. */
  public Outcome<String> name(TeamId team) {
    return exchange.call(
        team,
        Optional.empty(),
        "team.info",
        client -> client.teamInfo(call -> call.team(team.value())),
        answer -> Objects.requireNonNull(answer.getTeam().getName()));
  }
}
