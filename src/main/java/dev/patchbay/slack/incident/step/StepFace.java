package dev.patchbay.slack.incident.step;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.slack.api.model.event.FunctionExecutedEvent;
import dev.patchbay.core.Actor;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.incident.step.StepKind;
import dev.patchbay.incident.step.StepRequest;
import dev.patchbay.slack.command.Face;
import dev.patchbay.slack.command.Pd;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.inbound.JsonFields;
import dev.patchbay.slack.inbound.Router;
import dev.patchbay.slack.incident.IncidentQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The steps that a workflow can use, by their ids in the manifest. */
public final class StepFace implements Face {
  public static final List<String> EVENTS = List.of(FunctionExecutedEvent.TYPE_NAME);

  /**
   * The person who started the workflow, which only Slack can say (its type is {@code
   * user_context}): a plain user id could be any colleague's, chosen by whoever built the workflow.
   */
  static final String PERSON = "person";

  /** A PagerDuty token that Slack holds, by its id {@code Et…} (reference/slack.md §5). */
  static final String EXTERNAL_TOKEN = "pagerduty_token";

  private static final String INCIDENT = "incident";

  private final Consumer<StepRequest> submit;

  public StepFace(Consumer<StepRequest> submit) {
    this.submit = submit;
  }

  /** As the manifest names it. */
  public static String callbackId(StepKind kind) {
    return Router.OURS + kind.key();
  }

  @Override
  public void register(Router router, Pd pd) {
    for (StepKind kind : StepKind.values()) {
      router.function(callbackId(kind), event -> asked(event, kind));
    }
  }

  private Ack asked(Interaction event, StepKind kind) {
    var given =
        JsonFields.object(event.json(), "event")
            .flatMap(told -> JsonFields.object(told, "inputs"))
            .orElseGet(JsonObject::new);
    String home = JsonFields.first(event.enterprise(), event.team().value());
    submit.accept(
        new StepRequest(
            event.text("event", "function_execution_id"),
            event.team(),
            kind,
            filled(JsonFields.text(given, PERSON, "id"))
                .map(user -> new Actor(new HomeId(home), new SlackUserId(user))),
            filled(JsonFields.text(given, EXTERNAL_TOKEN)),
            texts(given)));
    return new Ack.Nothing();
  }

  private static Map<String, String> texts(JsonObject given) {
    var texts = new HashMap<String, String>();
    for (Map.Entry<String, JsonElement> one : given.entrySet()) {
      if (one.getValue().isJsonPrimitive() && !one.getKey().equals(EXTERNAL_TOKEN)) {
        filled(one.getValue().getAsString())
            .map(text -> one.getKey().equals(INCIDENT) ? named(text) : text)
            .ifPresent(text -> texts.put(one.getKey(), text));
      }
    }
    return texts;
  }

  /** As PagerDuty knows it; what names no incident, PagerDuty will not find. */
  private static String named(String typed) {
    return IncidentQuery.parse(typed).map(IncidentQuery::incident).orElse(typed);
  }

  private static Optional<String> filled(String text) {
    return Optional.of(text).filter(given -> !given.isBlank());
  }
}
