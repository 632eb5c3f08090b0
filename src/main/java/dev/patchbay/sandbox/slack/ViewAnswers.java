package dev.patchbay.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.slack.method.OpenView;
import dev.patchbay.sandbox.slack.method.ViewMethods;
import dev.patchbay.sandbox.slack.method.ViewStacks;
import dev.patchbay.sandbox.slack.state.ApiLog;
import dev.patchbay.sandbox.slack.state.Member;
import dev.patchbay.sandbox.slack.state.Refused;
import dev.patchbay.sandbox.slack.state.RegisteredApp;
import dev.patchbay.sandbox.slack.state.SlackWorld;
import dev.patchbay.sandbox.wire.Json;
import java.util.Optional;

/** Applies an app's answer to a submitted modal. Called with the world's monitor held. */
final class ViewAnswers {
  private final SlackWorld world;
  private final ViewStacks views;
  private final ViewMethods methods;
  private final ApiLog log;

  ViewAnswers(SlackWorld world, ViewStacks views, ViewMethods methods, ApiLog log) {
    this.world = world;
    this.views = views;
    this.methods = methods;
    this.log = log;
  }

  /** Returns what the person sees, empty when the answer was good. */
  String apply(RegisteredApp app, OpenView view, AppAnswer answer) {
    if (!answer.ok()) {
      return "We had some trouble connecting. Try again?";
    }
    Optional<JsonNode> body = answer.json();
    if (answer.body().isBlank() || body.filter(JsonNode::isEmpty).isPresent()) {
      views.close(view);
      return "";
    }
    try {
      act(app, view, body.orElseGet(Json::object));
      return "";
    } catch (Refused refused) {
      log.violation("answer to a view_submission: " + refused.error());
      return "We had some trouble connecting. Try again?";
    }
  }

  private void act(RegisteredApp app, OpenView view, JsonNode answer) {
    Member user = world.member(view.userId);
    switch (answer.path("response_action").asText("")) {
      case "clear" -> views.of(view.userId).clear();
      case "errors" -> errors(view, answer.path("errors"));
      case "update" -> views.replace(view, app, user, newView(answer));
      case "push" -> views.push(app, user, newView(answer));
      default -> throw new Refused("invalid response_action");
    }
  }

  private ObjectNode newView(JsonNode answer) {
    methods.check(answer.path("view"), "modal", "answer to a view_submission");
    return answer.path("view").deepCopy();
  }

  private static void errors(OpenView view, JsonNode errors) {
    if (errors.isEmpty()) {
      throw new Refused("errors without an error");
    }
    view.errors.clear();
    for (var error : errors.properties()) {
      boolean known = false;
      for (JsonNode block : view.json.path("blocks")) {
        boolean input = block.path("type").asText("").equals("input");
        known |= input && block.path("block_id").asText("").equals(error.getKey());
      }
      if (!known) {
        throw new Refused("error for a block that is no input of the view: " + error.getKey());
      }
      view.errors.put(error.getKey(), error.getValue().asText(""));
    }
  }
}
