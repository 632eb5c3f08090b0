package dev.patchbay.web.api;

import dev.patchbay.core.Outcome;
import dev.patchbay.web.http.Answer;
import dev.patchbay.web.http.HttpCall;
import dev.patchbay.web.http.Route;
import dev.patchbay.wiring.apply.Wiring;
import dev.patchbay.wiring.file.TerraformExport;
import dev.patchbay.wiring.file.YamlExport;
import dev.patchbay.wiring.plan.CurrentWiring;

/** {@code GET /api/v1/export}: what PagerDuty and Slack hold now, as a file. */
final class ExportRoute implements Route {
  private final Wiring wiring;

  ExportRoute(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Answer answer(HttpCall call) {
    var format = Parameters.of(call, "format").oneOf("format", "yaml", "terraform");
    var found = wiring.exportable();
    if (found instanceof Outcome.Done<CurrentWiring> done) {
      return format.equals("yaml")
          ? Answer.of(200, "application/yaml", YamlExport.of(done.value()))
          : Answer.of(200, "text/plain;charset=utf-8", TerraformExport.of(done.value()));
    }
    return WiringAnswers.refused(call, ((Outcome.Refused<CurrentWiring>) found).refusal());
  }
}
