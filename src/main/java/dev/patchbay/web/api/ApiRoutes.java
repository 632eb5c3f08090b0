package dev.patchbay.web.api;

import dev.patchbay.web.http.Routes;

/** Which route of the API stands where: the table of the contract, section 3. */
public final class ApiRoutes {
  private static final String BASE = "/api/v1";

  private ApiRoutes() {}

  public static void mount(ApiFeatures features, Routes routes) {
    routes
        .behind(BASE, new BearerGate(features.tokens()))
        .get(BASE + "/connections", new ConnectionsRoute(features))
        .get(BASE + "/openapi.json", new Document("api/openapi.json", "application/json"));
  }
}
