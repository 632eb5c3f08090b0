package dev.patchbay.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.slack.method.FunctionMethods;
import dev.patchbay.sandbox.slack.method.Revocation;
import dev.patchbay.sandbox.slack.state.RegisteredApp;
import dev.patchbay.sandbox.slack.state.SlackWorld;
import dev.patchbay.sandbox.wire.Json;
import java.util.Optional;

/** Runs single steps of workflows, as Workflow Builder does for its users. Thread-safe. */
public final class Workflows {
  private final SlackWorld world;
  private final EventDesk events;
  private final FunctionMethods functions;

  Workflows(SlackWorld world, EventDesk events, FunctionMethods functions) {
    this.world = world;
    this.events = events;
    this.functions = functions;
  }

  /** The id of the run. The app has acknowledged it when this returns. */
  public String run(String appId, String teamId, String callbackId, ObjectNode inputs) {
    String execution;
    ObjectNode event;
    RegisteredApp app;
    synchronized (world) {
      app = world.app(appId);
      execution = world.newId("Fx");
      functions.begin(execution);
      event = event(app, execution, callbackId, inputs);
    }
    again(app.id(), teamId, event);
    return execution;
  }

  /** Brings an event about a step as Slack does, or once more. */
  private void again(String appId, String teamId, ObjectNode event) {
    var answer = events.bring(new Revocation.Owed(world.app(appId), teamId, event));
    if (answer.filter(AppAnswer::ok).isEmpty()) {
      throw new IllegalStateException("the app did not take function_executed: " + answer);
    }
  }

  /** The same event again, as after an answer that Slack lost. */
  public void repeat(
      String appId, String teamId, String execution, String callbackId, ObjectNode inputs) {
    ObjectNode event;
    synchronized (world) {
      event = event(world.app(appId), execution, callbackId, inputs);
    }
    again(appId, teamId, event);
  }

  /** How the step ended, once the app has said so. */
  public Optional<FunctionMethods.End> end(String execution) {
    synchronized (world) {
      return functions.end(execution);
    }
  }

  private ObjectNode event(
      RegisteredApp app, String execution, String callbackId, ObjectNode inputs) {
    ObjectNode event =
        Json.object()
            .put("type", "function_executed")
            .put("function_execution_id", execution)
            .put("workflow_execution_id", world.newId("Wx"))
            .put("event_ts", Long.toString(world.now().getEpochSecond()) + ".000100")
            .put("bot_access_token", "xwfp-" + world.newSecret(12));
    event
        .putObject("function")
        .put("id", world.newId("Fn"))
        .put("callback_id", callbackId)
        .put("type", "app")
        .put("app_id", app.id());
    event.set("inputs", inputs);
    return event;
  }
}
