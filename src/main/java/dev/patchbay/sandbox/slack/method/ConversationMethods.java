package dev.patchbay.sandbox.slack.method;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.slack.state.Accepted;
import dev.patchbay.sandbox.slack.state.Call;
import dev.patchbay.sandbox.slack.state.Channel;
import dev.patchbay.sandbox.slack.state.Member;
import dev.patchbay.sandbox.slack.state.Refused;
import dev.patchbay.sandbox.slack.state.SlackWorld;
import dev.patchbay.sandbox.slack.state.Token;
import dev.patchbay.sandbox.slack.state.Workspace;
import dev.patchbay.sandbox.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** conversations.* and users.conversations. */
public final class ConversationMethods {
  private static final Set<String> TYPES =
      Set.of("public_channel", "private_channel", "im", "mpim");

  private final SlackWorld world;
  private final ChannelAccess access;

  public ConversationMethods(SlackWorld world, ChannelAccess access) {
    this.world = world;
    this.access = access;
  }

  public void addTo(Map<String, Function<Call, ObjectNode>> methods) {
    methods.put("conversations.info", this::show);
    methods.put("conversations.join", this::join);
    methods.put("conversations.members", this::members);
    methods.put("conversations.list", this::list);
    methods.put("conversations.open", this::open);
    methods.put("conversations.setTopic", this::setTopic);
    methods.put("users.conversations", this::ofUser);
  }

  private ObjectNode show(Call call) {
    Channel channel = byId(call);
    call.requireScope(channel.readScope());
    ObjectNode json = json(channel, call.token());
    if (call.args().flag("include_num_members")) {
      json.put("num_members", channel.members.size());
    }
    return Accepted.body().set("channel", json);
  }

  private Channel byId(Call call) {
    String id = call.args().need("channel");
    if (!world.channels.containsKey(id)) {
      throw new Refused("channel_not_found");
    }
    return access.visible(call.token(), id);
  }

  private ObjectNode join(Call call) {
    Channel channel = byId(call);
    if (!channel.isPublic()) {
      throw new Refused("method_not_supported_for_channel_type");
    }
    if (channel.archived) {
      throw new Refused("is_archived");
    }
    boolean joined = channel.members.add(call.token().userId());
    ObjectNode answer = Accepted.body();
    answer.set("channel", json(channel, call.token()));
    if (!joined) {
      answer.put("warning", "already_in_channel");
      answer
          .putObject("response_metadata")
          .set("warnings", Json.strings(List.of("already_in_channel")));
    }
    return answer;
  }

  /** Text is escaped as it comes in; 250 characters are the most. */
  private ObjectNode setTopic(Call call) {
    Channel channel = byId(call);
    String scope = channel.isPublic() ? "channels:manage" : "groups:write";
    if (!call.token().scopes().contains(scope + ".topic")) {
      call.requireScope(scope);
    }
    if (channel.isDirect()) {
      throw new Refused("method_not_supported_for_channel_type");
    }
    if (channel.archived) {
      throw new Refused("is_archived");
    }
    if (!access.isIn(call.token(), channel)) {
      throw new Refused("not_in_channel");
    }
    String topic = call.args().text("topic").orElse("");
    if (topic.length() > 250) {
      throw new Refused("too_long");
    }
    channel.topic = topic.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return Accepted.body().set("channel", json(channel, call.token()));
  }

  private ObjectNode members(Call call) {
    Channel channel = byId(call);
    call.requireScope(channel.readScope());
    ObjectNode answer = Accepted.body();
    ArrayNode page = answer.putArray("members");
    page(call, List.copyOf(channel.members), answer).forEach(page::add);
    return answer;
  }

  private ObjectNode list(Call call) {
    Workspace workspace = world.workspaceOf(call);
    return channels(call, workspace, call.token().userId(), false);
  }

  private ObjectNode ofUser(Call call) {
    Workspace workspace = world.workspaceOf(call);
    String user = call.args().text("user").orElse(call.token().userId());
    if (!world.members.containsKey(user)) {
      throw new Refused("user_not_found");
    }
    return channels(call, workspace, user, true);
  }

  private ObjectNode channels(Call call, Workspace in, String user, boolean onlyWhereIn) {
    List<String> types = List.of(call.args().text("types").orElse("public_channel").split(",", -1));
    if (!TYPES.containsAll(types)) {
      throw new Refused("invalid_types");
    }
    for (Channel example : world.channels.values()) {
      if (types.contains(type(example))) {
        call.requireScope(example.readScope());
      }
    }
    List<Channel> all =
        world.channels.values().stream()
            .filter(c -> c.teamId.equals(in.id()) && types.contains(type(c)))
            .filter(c -> c.isPublic() || access.isIn(call.token(), c))
            .filter(c -> !onlyWhereIn || c.members.contains(user))
            .filter(c -> !c.archived || !call.args().flag("exclude_archived"))
            .toList();
    ObjectNode answer = Accepted.body();
    ArrayNode page = answer.putArray("channels");
    page(call, all, answer).forEach(c -> page.add(json(c, call.token())));
    return answer;
  }

  private static String type(Channel channel) {
    return switch (channel.kind) {
      case PUBLIC -> "public_channel";
      case PRIVATE -> "private_channel";
      case DIRECT -> "im";
    };
  }

  private static <T> List<T> page(Call call, List<T> all, ObjectNode answer) {
    int from = 0;
    int limit;
    try {
      limit = Integer.parseInt(call.args().text("limit").orElse("100"));
      String cursor = call.args().text("cursor").orElse("");
      if (!cursor.isEmpty()) {
        byte[] decoded = Base64.getDecoder().decode(cursor);
        from = Integer.parseInt(new String(decoded, StandardCharsets.UTF_8).replace("at:", ""));
      }
    } catch (IllegalArgumentException malformed) {
      throw new Refused(
          call.args().text("cursor").isPresent() ? "invalid_cursor" : "invalid_limit");
    }
    if (limit < 1 || limit > 1000) {
      throw new Refused("invalid_limit");
    }
    int start = Math.min(from, all.size());
    int end = Math.min(start + limit, all.size());
    byte[] next = ("at:" + end).getBytes(StandardCharsets.UTF_8);
    String cursor = end == all.size() ? "" : Base64.getEncoder().encodeToString(next);
    answer.putObject("response_metadata").put("next_cursor", cursor);
    return all.subList(start, end);
  }

  private ObjectNode open(Call call) {
    String[] users = call.args().text("users").orElse("").split(",", -1);
    if (users[0].isEmpty()) {
      throw new Refused("users_list_not_supplied");
    }
    if (users.length > 1) {
      throw new Refused("invalid_user_combination");
    }
    call.requireScope("im:write");
    Member person = world.members.get(users[0]);
    if (person == null || person.bot() || !world.reaches(call.token(), person.teamId())) {
      throw new Refused("user_not_found");
    }
    Channel direct = world.directOf(call.token().userId(), person);
    ObjectNode answer = Accepted.body();
    answer.putObject("channel").put("id", direct.id);
    return answer;
  }

  private ObjectNode json(Channel channel, Token token) {
    ObjectNode json = Json.object().put("id", channel.id);
    if (channel.isDirect()) {
      String other =
          channel.members.stream().filter(m -> !m.equals(token.userId())).findFirst().orElse("");
      return json.put("created", 1_700_000_000)
          .put("is_archived", false)
          .put("is_im", true)
          .put("is_org_shared", false)
          .put("user", other)
          .put("context_team_id", channel.teamId);
    }
    json.put("name", channel.name)
        .put("name_normalized", channel.name)
        .put("is_channel", true)
        .put("is_group", channel.isPrivate())
        .put("is_im", false)
        .put("is_mpim", false)
        .put("is_private", channel.isPrivate())
        .put("created", 1_700_000_000)
        .put("is_archived", channel.archived)
        .put("is_general", channel.name.equals("general"))
        .put("unlinked", 0)
        .put("is_shared", false)
        .put("is_org_shared", false)
        .put("is_ext_shared", false)
        .put("is_pending_ext_shared", false)
        .put("context_team_id", channel.teamId)
        .put("creator", channel.members.stream().findFirst().orElse(""))
        .put("is_member", access.isIn(token, channel));
    json.putObject("topic").put("value", channel.topic).put("creator", "").put("last_set", 0);
    json.putObject("purpose").put("value", "").put("creator", "").put("last_set", 0);
    json.putArray("previous_names");
    json.putArray("shared_team_ids").add(channel.teamId);
    return json;
  }
}
