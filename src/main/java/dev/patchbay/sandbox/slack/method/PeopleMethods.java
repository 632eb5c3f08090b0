package dev.patchbay.sandbox.slack.method;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.slack.state.Accepted;
import dev.patchbay.sandbox.slack.state.Call;
import dev.patchbay.sandbox.slack.state.Member;
import dev.patchbay.sandbox.slack.state.Refused;
import dev.patchbay.sandbox.slack.state.RegisteredApp;
import dev.patchbay.sandbox.slack.state.SlackWorld;
import dev.patchbay.sandbox.slack.state.Token;
import dev.patchbay.sandbox.slack.state.Workspace;
import dev.patchbay.sandbox.wire.Json;
import java.util.Map;
import java.util.function.Function;

/** users.info, users.lookupByEmail, team.info, bots.info. */
public final class PeopleMethods {
  private final SlackWorld world;

  public PeopleMethods(SlackWorld world) {
    this.world = world;
  }

  public void addTo(Map<String, Function<Call, ObjectNode>> methods) {
    methods.put("users.info", this::user);
    methods.put("users.lookupByEmail", this::byEmail);
    methods.put("team.info", this::team);
    methods.put("bots.info", this::bot);
  }

  private ObjectNode user(Call call) {
    Member member = world.members.get(call.args().need("user"));
    if (member == null
        || !(world.reaches(call.token(), member.teamId()) || meets(call.token(), member))) {
      throw new Refused("user_not_found");
    }
    return Accepted.body().set("user", json(member, call.token()));
  }

  /** Someone of another company is known where they are in a shared channel. */
  private boolean meets(Token token, Member member) {
    return world.channels.values().stream()
        .filter(channel -> world.reaches(token, channel.teamId))
        .anyMatch(channel -> channel.members.contains(member.id()));
  }

  private ObjectNode byEmail(Call call) {
    String email = call.args().need("email");
    Member member =
        world.members.values().stream()
            .filter(m -> m.email().equalsIgnoreCase(email))
            .filter(m -> world.reaches(call.token(), m.teamId()))
            .findFirst()
            .orElseThrow(() -> new Refused("users_not_found"));
    return Accepted.body().set("user", json(member, call.token()));
  }

  private ObjectNode json(Member member, Token token) {
    ObjectNode user =
        Json.object()
            .put("id", member.id())
            .put("team_id", member.teamId())
            .put("name", member.name())
            .put("deleted", false)
            .put("color", "9f69e7")
            .put("real_name", member.realName())
            .put("tz", "Europe/Amsterdam")
            .put("tz_label", "Central European Time")
            .put("tz_offset", 3600);
    ObjectNode profile =
        user.putObject("profile")
            .put("real_name", member.realName())
            .put("real_name_normalized", member.realName())
            .put("display_name", member.name())
            .put("display_name_normalized", member.name())
            .put("status_text", "")
            .put("status_emoji", "")
            .put("team", member.teamId());
    if (token.scopes().contains("users:read.email") && !member.bot()) {
      profile.put("email", member.email());
    }
    world
        .workspace(member.teamId())
        .enterpriseId()
        .ifPresent(
            org ->
                user.putObject("enterprise_user")
                    .put("id", member.id())
                    .put("enterprise_id", org)
                    .putArray("teams")
                    .add(member.teamId()));
    return user.put("is_admin", false)
        .put("is_owner", false)
        .put("is_primary_owner", false)
        .put("is_restricted", member.guest())
        .put("is_ultra_restricted", false)
        .put("is_bot", member.bot())
        .put("is_app_user", false)
        .put("updated", 1_700_000_000);
  }

  private ObjectNode team(Call call) {
    String id = call.args().text("team").orElse(call.token().home());
    Workspace workspace = world.workspaces.get(id);
    if (workspace == null || !world.reaches(call.token(), id)) {
      throw new Refused("team_not_found");
    }
    ObjectNode answer = Accepted.body();
    ObjectNode team =
        answer
            .putObject("team")
            .put("id", workspace.id())
            .put("name", workspace.name())
            .put("domain", workspace.domain())
            .put("email_domain", "");
    team.putObject("icon").put("image_default", true);
    workspace
        .enterpriseId()
        .ifPresent(
            enterprise ->
                team.put("enterprise_id", enterprise)
                    .put("enterprise_name", world.enterprises.getOrDefault(enterprise, "")));
    return answer;
  }

  private ObjectNode bot(Call call) {
    String wanted = call.args().need("bot");
    for (RegisteredApp app : world.apps.values()) {
      for (RegisteredApp.Install install : app.installs.values()) {
        if (install.botId().equals(wanted)) {
          ObjectNode answer = Accepted.body();
          answer
              .putObject("bot")
              .put("id", install.botId())
              .put("deleted", false)
              .put("name", app.draft.name())
              .put("updated", 1_700_000_000)
              .put("app_id", app.id())
              .put("user_id", install.botUserId())
              .putObject("icons");
          return answer;
        }
      }
    }
    throw new Refused("bot_not_found");
  }
}
