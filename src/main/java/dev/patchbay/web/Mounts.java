package dev.patchbay.web;

import dev.patchbay.web.api.ApiRoutes;
import dev.patchbay.web.http.HttpServerSettings;
import dev.patchbay.web.http.RawRoute;
import dev.patchbay.web.http.Routes;
import dev.patchbay.web.page.InstallRoutes;
import dev.patchbay.web.page.LandingRoute;
import dev.patchbay.web.page.LoginRoutes;
import dev.patchbay.words.OutageWords;
import java.security.SecureRandom;
import java.time.Clock;

/** Which route stands where: the table of the contract, section 3. */
public final class Mounts {
  private Mounts() {}

  public static Routes routes(
      HttpServerSettings settings, HttpFeatures features, SecureRandom random, Clock clock) {
    var landing = new LandingRoute(features.install(), settings);
    var install = new InstallRoutes(features.install(), settings);
    var login = new LoginRoutes(features.login(), settings, random);
    var health = new HealthRoutes(features.readyParts(), features.metrics(), clock);
    var routes = new Routes();
    ApiRoutes.mount(features.api(), routes);
    return routes
        .outages(OutageWords::of)
        .get("/", landing)
        .post("/slack/events", new RawRoute(features.slack()))
        .post("/pagerduty/webhooks", new RawRoute(features.webhooks()))
        .getOnce("/slack/install", install::begin)
        .getOnce("/slack/oauth_redirect", install::complete)
        .get("/pagerduty/login", login::ask)
        .post("/pagerduty/login", login::confirm)
        .getOnce("/pagerduty/callback", login::complete)
        .get("/healthz", health::alive)
        .get("/readyz", health::ready)
        .get("/metrics", health::metrics);
  }
}
