package dev.patchbay.web;

import dev.patchbay.login.Login;
import dev.patchbay.web.api.ApiFeatures;
import dev.patchbay.web.http.RawEndpoint;
import dev.patchbay.workspace.Install;
import java.util.List;
import java.util.function.Supplier;

/**
 * What is reached through HTTP.
 *
 * @param slack takes everything that Slack sends
 * @param webhooks takes what PagerDuty delivers
 * @param metrics the Prometheus text of this moment
 */
public record HttpFeatures(
    RawEndpoint slack,
    RawEndpoint webhooks,
    Install install,
    Login login,
    ApiFeatures api,
    List<ReadyPart> readyParts,
    Supplier<String> metrics) {
  public HttpFeatures {
    readyParts = List.copyOf(readyParts);
  }
}
