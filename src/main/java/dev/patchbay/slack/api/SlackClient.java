package dev.patchbay.slack.api;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.util.http.SlackHttpClient;
import dev.patchbay.proxy.RemoteProxies;
import java.net.URI;

/**
 * Slack's client, once per process: each configuration starts threads of its own, and its default
 * has no limit on a whole call (reference/slack.md §1). A proxy from the environment is not used
 * for a Slack that runs on this machine.
 */
public final class SlackClient {
  private static final int CALL_MILLIS = 2500;
  private static final int GRANT_MILLIS = 15_000;

  private SlackClient() {}

  public static Slack of(SlackSettings settings) {
    return of(settings.apiUrl());
  }

  /** For grants, whose refresh tokens are good once: an answer that comes late must not be lost. */
  static Slack forGrants(SlackSettings settings) {
    return of(settings.apiUrl(), GRANT_MILLIS);
  }

  public static Slack of(URI apiUrl) {
    return of(apiUrl, CALL_MILLIS);
  }

  private static Slack of(URI apiUrl, int callMillis) {
    var config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(apiUrl.toString());
    config.setStatsEnabled(false);
    // The line above leaves this one out, and its thread wakes each second for ever.
    config.getSCIM2Config().getMetricsDatastore().setStatsEnabled(false);
    config.setHttpClientCallTimeoutMillis(callMillis);
    config.setHttpClientReadTimeoutMillis(callMillis);
    config.setHttpClientWriteTimeoutMillis(callMillis);
    // The client reads HTTPS_PROXY by itself: it knows no NO_PROXY, takes a password as written,
    // and sends a wrong one twenty times.
    config.setProxyUrl(null);
    var http =
        new SlackHttpClient(
            RemoteProxies.through(SlackHttpClient.buildOkHttpClient(config).newBuilder()).build());
    http.setConfig(config);
    return Slack.getInstance(config, http);
  }
}
