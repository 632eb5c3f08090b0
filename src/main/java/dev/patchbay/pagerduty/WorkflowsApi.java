package dev.patchbay.pagerduty;

import dev.patchbay.core.IncidentId;
import dev.patchbay.core.Outcome;
import dev.patchbay.pagerduty.Incident.Party;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * /incident_workflows: what an account has prepared to be run on an incident; not on every plan.
 * Needs {@code incident_workflows.read} and {@code incident_workflows:instances.write}, which are
 * not asked for unless someone says so. Thread-safe.
 */
public final class WorkflowsApi {
  private final HttpExchange exchange;

  WorkflowsApi(HttpExchange exchange) {
    this.exchange = exchange;
  }

  /** Those whose name contains the words: the first page. */
  public Outcome<List<Party>> search(Credential credential, String words) {
    var asked = new HashMap<>(Map.of("limit", "100"));
    if (!words.isBlank()) {
      asked.put("query", words.strip());
    }
    return exchange.send(
        credential,
        Call.list("/incident_workflows", asked),
        answer ->
            answer.list("incident_workflows").stream()
                .filter(workflow -> workflow.flagOr("is_enabled", true))
                .map(WorkflowsApi::party)
                .toList());
  }

  /** POST /incident_workflows/{id}/instances. Not repeated automatically. */
  public Outcome<Boolean> run(Credential credential, String workflow, IncidentId incident) {
    var on = Map.of("id", incident.value(), "type", "incident_reference");
    var body = Map.of("incident_workflow_instance", Map.of("incident", on));
    Call call =
        Call.one("POST", "/incident_workflows/{id}/instances", "incident workflow", workflow, body);
    return exchange.send(credential, call);
  }

  private static Party party(ReplyJson workflow) {
    return new Party(
        workflow.text("id"),
        workflow.textOr("type", ""),
        workflow.textOr("name", workflow.textOr("summary", "")));
  }
}
