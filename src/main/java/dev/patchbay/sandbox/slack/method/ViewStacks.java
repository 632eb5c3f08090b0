package dev.patchbay.sandbox.slack.method;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.slack.block.MessageShape;
import dev.patchbay.sandbox.slack.state.Member;
import dev.patchbay.sandbox.slack.state.Refused;
import dev.patchbay.sandbox.slack.state.RegisteredApp;
import dev.patchbay.sandbox.slack.state.SlackWorld;
import dev.patchbay.sandbox.wire.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The modals on each person's screen, at most three deep, and their home tabs. Guarded by the
 * world's monitor.
 */
public final class ViewStacks {
  private static final int DEPTH = 3;

  private final SlackWorld world;
  private final MessageShape shape;
  private final Map<String, List<OpenView>> stacks = new HashMap<>();
  private final Map<String, OpenView> homes = new HashMap<>();

  public ViewStacks(SlackWorld world, MessageShape shape) {
    this.world = world;
    this.shape = shape;
  }

  public List<OpenView> of(String userId) {
    return stacks.computeIfAbsent(userId, id -> new ArrayList<>());
  }

  /** The app's Home tab as the person has it; empty until the app publishes one. */
  public Optional<OpenView> home(String userId, String appId) {
    return Optional.ofNullable(homes.get(userId + " " + appId));
  }

  public List<OpenView> all() {
    List<OpenView> all = new ArrayList<>(homes.values());
    stacks.values().forEach(all::addAll);
    return all;
  }

  public Optional<OpenView> byId(String id) {
    return all().stream().filter(view -> view.id().equals(id)).findFirst();
  }

  Optional<OpenView> byExternalId(String appId, String externalId) {
    return all().stream()
        .filter(view -> view.appId.equals(appId))
        .filter(view -> view.json.path("external_id").asText("").equals(externalId))
        .findFirst();
  }

  OpenView open(RegisteredApp app, Member user, ObjectNode view) {
    of(user.id()).clear();
    return push(app, user, view);
  }

  public OpenView push(RegisteredApp app, Member user, ObjectNode view) {
    List<OpenView> stack = of(user.id());
    if (stack.size() == DEPTH) {
      throw new Refused("push_limit_reached");
    }
    String id = world.newId("V");
    ObjectNode json = complete(app, user, view, id, Json.object());
    json.put("root_view_id", stack.isEmpty() ? id : stack.get(0).id());
    if (stack.isEmpty()) {
      json.putNull("previous_view_id");
    } else {
      json.put("previous_view_id", stack.get(stack.size() - 1).id());
    }
    OpenView opened = new OpenView(app.id(), user.id(), json);
    stack.add(opened);
    return opened;
  }

  OpenView publish(RegisteredApp app, Member user, ObjectNode view) {
    String key = user.id() + " " + app.id();
    OpenView before = homes.get(key);
    String id = before == null ? world.newId("V") : before.id();
    ObjectNode json = complete(app, user, view, id, Json.object());
    json.put("root_view_id", id).putNull("previous_view_id");
    OpenView home = new OpenView(app.id(), user.id(), json);
    homes.put(key, home);
    return home;
  }

  public void replace(OpenView old, RegisteredApp app, Member user, ObjectNode view) {
    JsonNode typed = old.json.path("state").path("values");
    ObjectNode json = complete(app, user, view, old.id(), typed);
    json.set("root_view_id", old.json.get("root_view_id"));
    json.set("previous_view_id", old.json.get("previous_view_id"));
    old.json = json;
    old.errors.clear();
  }

  public void close(OpenView view) {
    of(view.userId).remove(view);
  }

  private ObjectNode complete(
      RegisteredApp app, Member user, ObjectNode view, String id, JsonNode typed) {
    ObjectNode json = view.deepCopy();
    shape.addBlockIds(json.withArray("/blocks"));
    json.put("id", id).put("team_id", user.teamId()).put("app_id", app.id());
    json.put("app_installed_team_id", user.teamId());
    app.installFor(world.workspace(user.teamId()))
        .ifPresent(install -> json.put("bot_id", install.botId()));
    for (String text : List.of("private_metadata", "callback_id", "external_id")) {
      json.put(text, json.path(text).asText(""));
    }
    for (String flag : List.of("clear_on_close", "notify_on_close")) {
      json.put(flag, json.path(flag).asBoolean(false));
    }
    for (String part : List.of("title", "close", "submit")) {
      if (!json.has(part)) {
        json.putNull(part);
      }
    }
    json.put("hash", world.newTs().substring(0, 10) + "." + world.newSecret(4));
    ViewState.begin(json, typed);
    return json;
  }
}
