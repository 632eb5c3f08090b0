package dev.patchbay.slack.api;

import com.slack.api.model.Usergroup;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import java.util.List;
import java.util.Optional;

/**
 * {@code usergroups.*}: people who are mentioned together. Reading needs {@code usergroups:read},
 * changing {@code usergroups:write}, which an installation need not have. Thread-safe.
 */
public final class UserGroupsApi {
  /**
   * A user group that can be mentioned.
   *
   * @param handle without the {@code @}
   */
  public record UserGroup(String id, String handle) {
    static UserGroup of(Usergroup found) {
      return new UserGroup(found.getId(), found.getHandle());
    }
  }

  private final Exchange exchange;

  UserGroupsApi(Exchange exchange) {
    this.exchange = exchange;
  }

  /** Those of the workspace, without the disabled ones. */
  public Outcome<List<UserGroup>> list(TeamId team) {
    return exchange.call(
        team,
        Optional.empty(),
        "usergroups.list",
        client -> client.usergroupsList(call -> call.teamId(team.value())),
        answer -> answer.getUsergroups().stream().map(UserGroup::of).toList());
  }

  /** Who is in the group; Rejected with {@code no_such_subteam} where it is gone. */
  public Outcome<List<SlackUserId>> users(TeamId team, String group) {
    return exchange.call(
        team,
        Optional.empty(),
        "usergroups.users.list",
        client -> client.usergroupsUsersList(call -> call.usergroup(group).teamId(team.value())),
        answer -> answer.getUsers().stream().map(SlackUserId::new).toList());
  }

  /**
   * From now on these are in the group, and nobody else.
   *
   * @param users at least one: Slack empties no group
   */
  public Outcome<Boolean> update(TeamId team, String group, List<SlackUserId> users) {
    if (users.isEmpty()) {
      throw new IllegalArgumentException("users: empty");
    }
    return exchange.call(
        team,
        Optional.empty(),
        "usergroups.users.update",
        client ->
            client.usergroupsUsersUpdate(
                call ->
                    call.usergroup(group)
                        .users(users.stream().map(SlackUserId::value).toList())
                        .teamId(team.value())),
        answer -> true);
  }
}
