package dev.patchbay.sandbox.slack.method;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.slack.state.Accepted;
import dev.patchbay.sandbox.slack.state.Call;
import dev.patchbay.sandbox.slack.state.Refused;
import dev.patchbay.sandbox.slack.state.SlackWorld;
import dev.patchbay.sandbox.slack.state.UserGroup;
import dev.patchbay.sandbox.slack.state.Workspace;
import dev.patchbay.sandbox.wire.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** usergroups.list, usergroups.users.list and usergroups.users.update. */
public final class UserGroupMethods {
  private final SlackWorld world;

  public UserGroupMethods(SlackWorld world) {
    this.world = world;
  }

  public void addTo(Map<String, Function<Call, ObjectNode>> methods) {
    methods.put("usergroups.list", this::list);
    methods.put("usergroups.users.list", this::users);
    methods.put("usergroups.users.update", this::update);
  }

  private ObjectNode list(Call call) {
    Workspace workspace = world.workspaceOf(call);
    ObjectNode answer = Accepted.body();
    ArrayNode all = answer.putArray("usergroups");
    world.userGroups.values().stream()
        .filter(group -> group.teamId().equals(workspace.id()))
        .filter(group -> !group.disabled() || call.args().flag("include_disabled"))
        .forEach(group -> all.add(json(group, call.args().flag("include_users"))));
    return answer;
  }

  private ObjectNode users(Call call) {
    UserGroup group = byId(call);
    return Accepted.body().set("users", Json.strings(group.users()));
  }

  private ObjectNode update(Call call) {
    UserGroup group = byId(call);
    List<String> users = Arrays.asList(call.args().need("users").split(",", -1));
    boolean all =
        users.stream()
            .allMatch(
                user ->
                    world.members.containsKey(user)
                        && world.reaches(call.token(), world.member(user).teamId()));
    if (!all) {
      throw new Refused("invalid_users");
    }
    if (group.disabled()) {
      throw new Refused("no_such_subteam");
    }
    world.userGroups.put(group.id(), group.with(users));
    return Accepted.body().set("usergroup", json(group.with(users), true));
  }

  private UserGroup byId(Call call) {
    Workspace workspace = world.workspaceOf(call);
    UserGroup group = world.userGroups.get(call.args().need("usergroup"));
    if (group == null || !group.teamId().equals(workspace.id())) {
      throw new Refused("no_such_subteam");
    }
    return group;
  }

  private static ObjectNode json(UserGroup group, boolean users) {
    ObjectNode json =
        Json.object()
            .put("id", group.id())
            .put("team_id", group.teamId())
            .put("is_usergroup", true)
            .put("is_subteam", true)
            .put("name", group.handle())
            .put("description", "")
            .put("handle", group.handle())
            .put("is_external", false)
            .put("date_create", 1_700_000_000)
            .put("date_update", 1_700_000_000)
            .put("date_delete", group.disabled() ? 1_700_000_001 : 0)
            .putNull("auto_type")
            .put("user_count", group.users().size());
    return users ? json.set("users", Json.strings(group.users())) : json;
  }
}
