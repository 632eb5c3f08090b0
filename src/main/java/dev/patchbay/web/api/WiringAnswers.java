package dev.patchbay.web.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.patchbay.core.Refusal;
import dev.patchbay.web.http.Answer;
import dev.patchbay.web.http.HttpCall;
import dev.patchbay.web.http.Problem;
import dev.patchbay.wiring.apply.run.ApplyResult;
import dev.patchbay.wiring.plan.WiringProblem;
import dev.patchbay.words.Markup;
import dev.patchbay.words.RefusalWords;
import java.util.List;

/** Why nothing was planned or applied. */
final class WiringAnswers {
  private WiringAnswers() {}

  /** All mistakes of a wiring file. */
  static Answer problems(HttpCall call, List<WiringProblem> problems) {
    var more = JsonNodeFactory.instance.objectNode();
    var errors = more.putArray("errors");
    for (var problem : problems) {
      errors
          .addObject()
          .put("line", problem.line())
          .put("column", problem.column())
          .put("message", problem.message());
    }
    return Problem.of(
        call,
        422,
        "The wiring file has "
            + (problems.size() == 1 ? "1 error" : problems.size() + " errors")
            + ", so nothing was done.",
        more);
  }

  /** A vendor did not say all that is needed. */
  static Answer refused(HttpCall call, Refusal why) {
    var answer =
        Problem.of(call, 503, "Nothing was done. " + RefusalWords.say(why, Markup.plain("")));
    return why instanceof Refusal.RateLimited limited
        ? answer.with("Retry-After", String.valueOf(Math.max(1, limited.delay().toSeconds())))
        : answer;
  }

  static Answer busy(HttpCall call, ApplyResult.Busy busy) {
    var more = JsonNodeFactory.instance.objectNode();
    more.putObject("running").put("origin", busy.whose()).put("since", busy.since().toString());
    return Problem.of(
        call,
        409,
        "Another apply runs: " + busy.whose() + ", since " + busy.since() + ". Nothing was done.",
        more);
  }
}
