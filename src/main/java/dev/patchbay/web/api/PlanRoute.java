package dev.patchbay.web.api;

import dev.patchbay.web.http.Answer;
import dev.patchbay.web.http.HttpCall;
import dev.patchbay.web.http.Route;
import dev.patchbay.wiring.apply.PlanResult;
import dev.patchbay.wiring.file.WiringFile;

/** {@code POST /api/v1/plan}: what applying this wiring file would change. */
final class PlanRoute implements Route {
  private final WiringFeatures features;

  PlanRoute(WiringFeatures features) {
    this.features = features;
  }

  @Override
  public Answer answer(HttpCall call) {
    boolean prune = Parameters.of(call, "prune").flag("prune");
    var wanted = WiringFile.parse(WiringBody.of(call), features.usual());
    var result = features.wiring().plan(wanted, prune);
    if (result instanceof PlanResult.Planned planned) {
      return ApiJson.answer(PlanJson.of(planned.plan()));
    }
    if (result instanceof PlanResult.Refused refused && wanted.problems().isEmpty()) {
      return WiringAnswers.refused(call, refused.why());
    }
    return WiringAnswers.problems(
        call, result instanceof PlanResult.Problems found ? found.problems() : wanted.problems());
  }
}
