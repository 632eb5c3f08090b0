package dev.patchbay.slack.incident.step;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.incident.step.StepAnswers;
import dev.patchbay.incident.step.StepKind;
import dev.patchbay.incident.step.StepRequest;
import dev.patchbay.slack.api.DirectMessages;
import dev.patchbay.slack.api.FunctionsApi;
import dev.patchbay.words.Markup;
import dev.patchbay.words.RefusalWords;
import java.util.List;
import java.util.Map;

/** Tells Slack how a step ended. Thread-safe. */
public final class SlackStepAnswers implements StepAnswers {
  private final FunctionsApi functions;
  private final DirectMessages direct;

  public SlackStepAnswers(FunctionsApi functions, DirectMessages direct) {
    this.functions = functions;
    this.direct = direct;
  }

  @Override
  public Outcome<Boolean> completed(StepRequest step, Map<String, String> outputs) {
    return functions.completeSuccess(step.team(), step.execution(), outputs);
  }

  @Override
  public Outcome<Boolean> failed(StepRequest step, String words) {
    return functions.completeError(step.team(), step.execution(), words);
  }

  @Override
  public String words(StepRequest step, Refusal why) {
    String begin = "Couldn't " + doing(step.kind()) + ". ";
    if (why instanceof Refusal.BadInput bad) {
      return begin + "Input \"" + bad.field() + "\": " + bad.problem() + ".";
    }
    if (why instanceof Refusal.NotLoggedIn || why instanceof Refusal.LoginEnded) {
      return begin
          + "Whoever started the workflow isn't logged in to PagerDuty: they run /pd login in"
          + " Slack, then start it again.";
    }
    return begin + RefusalWords.say(why, Markup.plain());
  }

  @Override
  public void loginNeeded(StepRequest step) {
    step.actor()
        .ifPresent(
            actor ->
                direct.send(
                    actor,
                    "A workflow that you started couldn't "
                        + doing(step.kind())
                        + ", because you're not logged in to PagerDuty. Run `/pd login`, then start"
                        + " the workflow again.",
                    List.of()));
  }

  private static String doing(StepKind kind) {
    return switch (kind) {
      case TRIGGER_INCIDENT -> "trigger the incident";
      case ADD_NOTE -> "add the note";
      case GET_ON_CALL -> "say who is on call";
    };
  }
}
