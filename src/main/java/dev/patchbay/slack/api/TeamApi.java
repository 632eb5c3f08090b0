package dev.patchbay.slack.api;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.Vendor;
import dev.patchbay.core.TeamId;
import java.util.Optional;

/** {@code team.*}: workspaces. Thread-safe. */
public final class TeamApi {
  private final Exchange exchange;

  TeamApi(Exchange exchange) {
    this.exchange = exchange;
  }

  /** The workspace's name, also where the app is installed for its whole org. Needs team:read. */
  public Outcome<String> name(TeamId team) {
    return exchange
        .call(
            team,
            Optional.empty(),
            "team.info",
            client -> client.teamInfo(call -> call.team(team.value())))
        .then(
            answer -> {
              var name = answer.getTeam() == null ? null : answer.getTeam().getName();
              return name == null || name.isBlank()
                  ? Outcome.refused(
                      new Refusal.Unavailable(Vendor.SLACK, "an answer without a name"))
                  : Outcome.done(name);
            });
  }
}
