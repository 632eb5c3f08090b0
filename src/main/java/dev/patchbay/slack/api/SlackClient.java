package dev.patchbay.slack.api;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;

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
    // The client reads HTTPS_PROXY by itself, and knows no NO_PROXY.
    if (local(apiUrl) || direct(apiUrl)) {
      config.setProxyUrl(null);
    }
    return Slack.getInstance(config);
  }

  private static boolean direct(URI uri) {
    var machine = ProxySelector.getDefault();
    return machine != null
        && machine.select(uri).stream().allMatch(proxy -> proxy.type() == Proxy.Type.DIRECT);
  }

  private static boolean local(URI uri) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    try {
      return host.equals("localhost")
          || (host.matches("[0-9.]+|\\[.*]") && InetAddress.getByName(host).isLoopbackAddress());
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
