package dev.patchbay.sandbox.slack.method;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.slack.block.BlockKitCheck;
import dev.patchbay.sandbox.slack.state.Accepted;
import dev.patchbay.sandbox.slack.state.ApiLog;
import dev.patchbay.sandbox.slack.state.Call;
import dev.patchbay.sandbox.slack.state.Member;
import dev.patchbay.sandbox.slack.state.Refused;
import dev.patchbay.sandbox.slack.state.RegisteredApp;
import dev.patchbay.sandbox.slack.state.SlackWorld;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** views.*: opening, changing and stacking modals, publishing home tabs. */
public final class ViewMethods {
  private final SlackWorld world;
  private final ViewStacks views;
  private final Triggers triggers;
  private final ApiLog log;

  public ViewMethods(SlackWorld world, ViewStacks views, Triggers triggers, ApiLog log) {
    this.world = world;
    this.views = views;
    this.triggers = triggers;
    this.log = log;
  }

  public void addTo(Map<String, Function<Call, ObjectNode>> methods) {
    methods.put("views.open", this::open);
    methods.put("views.push", this::push);
    methods.put("views.update", this::update);
    methods.put("views.publish", this::publish);
  }

  private ObjectNode open(Call call) {
    ObjectNode view = checked(call, "modal");
    RegisteredApp app = app(call);
    noDuplicate(app, view, Optional.empty());
    Triggers.Trigger trigger = exchange(call);
    return shown(views.open(app, world.member(trigger.userId()), view));
  }

  private ObjectNode push(Call call) {
    ObjectNode view = checked(call, "modal");
    RegisteredApp app = app(call);
    noDuplicate(app, view, Optional.empty());
    Triggers.Trigger trigger = exchange(call);
    if (trigger.viewId().flatMap(views::byId).isEmpty()) {
      throw new Refused("not_found");
    }
    return shown(views.push(app, world.member(trigger.userId()), view));
  }

  private ObjectNode update(Call call) {
    RegisteredApp app = app(call);
    ObjectNode view = checked(call, "");
    Optional<OpenView> found =
        call.args()
            .text("view_id")
            .map(views::byId)
            .orElseGet(() -> views.byExternalId(app.id(), call.args().need("external_id")));
    OpenView old =
        found.filter(v -> v.appId.equals(app.id())).orElseThrow(() -> new Refused("not_found"));
    checkHash(call, old);
    noDuplicate(app, view, Optional.of(old.id()));
    views.replace(old, app, world.member(old.userId), view);
    return shown(old);
  }

  private ObjectNode publish(Call call) {
    RegisteredApp app = app(call);
    ObjectNode view = checked(call, "home");
    Member user = world.members.get(call.args().need("user_id"));
    if (user == null || !world.reaches(call.token(), user.teamId())) {
      throw Refused.withMessages("invalid_arguments", List.of("invalid `user_id`"));
    }
    views.home(user.id(), app.id()).ifPresent(old -> checkHash(call, old));
    return shown(views.publish(app, user, view));
  }

  private static void checkHash(Call call, OpenView old) {
    String current = old.json.path("hash").asText();
    if (call.args().text("hash").filter(hash -> !hash.equals(current)).isPresent()) {
      throw new Refused("hash_conflict");
    }
  }

  private Triggers.Trigger exchange(Call call) {
    try {
      return triggers.exchange(call);
    } catch (Refused refused) {
      log.violation(call.method() + ": " + refused.error());
      throw refused;
    }
  }

  private RegisteredApp app(Call call) {
    return world.appOf(call.token()).orElseThrow(() -> new Refused("not_allowed_token_type"));
  }

  private void noDuplicate(RegisteredApp app, ObjectNode view, Optional<String> but) {
    String externalId = view.path("external_id").asText("");
    if (!externalId.isEmpty()
        && views
            .byExternalId(app.id(), externalId)
            .filter(other -> but.filter(other.id()::equals).isEmpty())
            .isPresent()) {
      throw new Refused("duplicate_external_id");
    }
  }

  private ObjectNode checked(Call call, String type) {
    JsonNode given =
        call.args()
            .structure("view", "invalid_arguments")
            .orElseThrow(() -> Refused.missingArgument("view"));
    if (BlockKitCheck.tooLarge(given)) {
      log.violation(call.method() + ": view_too_large");
      throw new Refused("view_too_large");
    }
    check(given, type, call.method());
    return (ObjectNode) given;
  }

  /** Ends the call with invalid_arguments when the view breaks a limit of Slack's. */
  public void check(JsonNode view, String type, String what) {
    List<String> wrong = BlockKitCheck.view(view);
    if (wrong.isEmpty() && !type.isEmpty() && !view.path("type").asText("").equals(type)) {
      wrong = List.of("[ERROR] must be of type " + type + " [json-pointer:/view/type]");
    }
    if (!wrong.isEmpty()) {
      log.violation(what + " with an invalid view: " + String.join("; ", wrong));
      throw Refused.withMessages("invalid_arguments", wrong);
    }
  }

  private static ObjectNode shown(OpenView view) {
    return Accepted.body().set("view", view.json.deepCopy());
  }
}
