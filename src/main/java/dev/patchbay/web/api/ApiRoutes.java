package dev.patchbay.web.api;

import dev.patchbay.web.http.Routes;

/** Which route of the API stands where: the table of the contract, section 3. */
public final class ApiRoutes {
  private static final String BASE = "/api/v1";

  private ApiRoutes() {}

  public static void mount(ApiFeatures features, Routes routes) {
    var gate = new BearerGate(features.tokens());
    var work = features.work();
    var wiring = features.wiring();
    int bytes = WiringBody.MOST_BYTES;
    routes
        .behind(BASE, gate)
        .get(BASE + "/connections", new ConnectionsRoute(features))
        .postLater(BASE + "/plan", bytes, work.later(new PlanRoute(wiring)))
        .postLater(BASE + "/apply", bytes, new ApplyRoute(wiring, work, gate))
        .getLater(BASE + "/export", work.later(new ExportRoute(wiring.wiring())))
        .getLater(BASE + "/drift", work.later(new DriftRoute(wiring.wiring())))
        .get(BASE + "/audit", new AuditRoute(features.audit()))
        .get(BASE + "/openapi.json", new Document("api/openapi.json", "application/json"))
        .get(
            BASE + "/wiring.schema.json",
            new Document("api/wiring.schema.json", "application/schema+json"));
  }
}
