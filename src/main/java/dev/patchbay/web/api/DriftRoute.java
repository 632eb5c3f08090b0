package dev.patchbay.web.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.patchbay.core.Outcome;
import dev.patchbay.web.http.Answer;
import dev.patchbay.web.http.HttpCall;
import dev.patchbay.web.http.Route;
import dev.patchbay.wiring.apply.DriftedConnection;
import dev.patchbay.wiring.apply.Wiring;
import java.util.List;

/** {@code GET /api/v1/drift}: connections that are not as Patchbay last made them. */
final class DriftRoute implements Route {
  private final Wiring wiring;

  DriftRoute(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Answer answer(HttpCall call) {
    Parameters.of(call);
    var found = wiring.drift();
    if (found instanceof Outcome.Done<List<DriftedConnection>> done) {
      var json = JsonNodeFactory.instance.objectNode();
      var rows = json.putArray("drift");
      done.value().forEach(one -> rows.add(PlanJson.of(one)));
      return ApiJson.answer(json);
    }
    return WiringAnswers.refused(
        call, ((Outcome.Refused<List<DriftedConnection>>) found).refusal());
  }
}
