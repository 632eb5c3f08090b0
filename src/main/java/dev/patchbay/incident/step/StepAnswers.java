package dev.patchbay.incident.step;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import java.util.Map;

/**
 * Port to Slack. Each may be called again with the same; Slack keeps to the first result it gets,
 * and a second one counts as sent.
 */
public interface StepAnswers {
  /** {@code functions.completeSuccess}. */
  Outcome<Boolean> completed(StepRequest step, Map<String, String> outputs);

  /** {@code functions.completeError}: {@code words} are what a workflow's owner reads. */
  Outcome<Boolean> failed(StepRequest step, String words);

  /** Why it failed, for a workflow's owner; asked for once, before it is stored. */
  String words(StepRequest step, Refusal why);

  /** Tells the person, who did not see the workflow's log, that it needs their login. */
  void loginNeeded(StepRequest step);
}
