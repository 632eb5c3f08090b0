package dev.patchbay.slack.api;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import java.util.Optional;

/** {@code users.*}: people. Thread-safe. */
public final class SlackUsersApi {
  private final Exchange exchange;

  SlackUsersApi(Exchange exchange) {
    this.exchange = exchange;
  }

  public Outcome<SlackUser> info(TeamId team, SlackUserId user) {
    return exchange.call(
        team,
        Optional.empty(),
        "users.info",
        client -> client.usersInfo(call -> call.user(user.value())),
        answer -> SlackUser.of(user, answer.getUser(), answer.getHttpResponseHeaders()));
  }

  /** The active user with an address; empty also where Slack doesn't say. */
  public Optional<SlackUser> member(TeamId team, String email) {
    return byEmail(team, email) instanceof Outcome.Done<SlackUser> found && !found.value().deleted()
        ? Optional.of(found.value())
        : Optional.empty();
  }

  /**
   * The user with this address; Rejected with {@code users_not_found} where the workspace has none.
   * Needs {@code users:read.email}.
   */
  public Outcome<SlackUser> byEmail(TeamId team, String email) {
    return exchange.call(
        team,
        Optional.empty(),
        "users.lookupByEmail",
        client -> client.usersLookupByEmail(call -> call.email(email)),
        answer ->
            SlackUser.of(
                new SlackUserId(answer.getUser().getId()),
                answer.getUser(),
                answer.getHttpResponseHeaders()));
  }
}
