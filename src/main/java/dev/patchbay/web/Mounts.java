package dev.patchbay.web;

import java.security.SecureRandom;

/** Which route stands where: the table of the contract, section 3. */
final class Mounts {
  private Mounts() {}

  static Routes routes(HttpServerSettings settings, HttpFeatures features, SecureRandom random) {
    var landing = new LandingRoute(features.install());
    var install = new InstallRoutes(features.install(), settings.https());
    var login = new LoginRoutes(features.login(), settings.https(), random);
    var health = new HealthRoutes(features.readyParts(), features.metrics());
    return new Routes()
        .get("/", landing)
        .post("/slack/events", new RawRoute(features.slack()))
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
