package dev.patchbay.slack.api;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.TeamId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code functions.*}: the ends of the app's steps in workflows. Needs no scope. Slack keeps to the
 * first end that it gets. Thread-safe.
 */
public final class FunctionsApi {
  private final Exchange exchange;

  FunctionsApi(Exchange exchange) {
    this.exchange = exchange;
  }

  public Outcome<Boolean> completeSuccess(
      TeamId team, String execution, Map<String, String> outputs) {
    return exchange.call(
        team,
        Optional.empty(),
        "functions.completeSuccess",
        client ->
            client.functionsCompleteSuccess(
                call -> call.functionExecutionId(execution).outputs(new HashMap<>(outputs))),
        answer -> true);
  }

  /**
   * @param words what the workflow's owner reads
   */
  public Outcome<Boolean> completeError(TeamId team, String execution, String words) {
    return exchange.call(
        team,
        Optional.empty(),
        "functions.completeError",
        client ->
            client.functionsCompleteError(call -> call.functionExecutionId(execution).error(words)),
        answer -> true);
  }
}
