package dev.patchbay.slack.api;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import dev.patchbay.secret.ProxyPassword;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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
    // The client reads HTTPS_PROXY by itself: it knows no NO_PROXY, and takes a password as
    // written.
    var proxy = local(apiUrl) ? Optional.<InetSocketAddress>empty() : proxy(apiUrl);
    config.setProxyUrl(
        proxy.map(at -> "http://" + at.getHostString() + ":" + at.getPort()).orElse(null));
    config.setProxyHeaders(
        proxy
            .flatMap(ProxyPassword::header)
            .map(header -> Map.of(ProxyPassword.HEADER, header))
            .orElse(null));
    return Slack.getInstance(config);
  }

  private static Optional<InetSocketAddress> proxy(URI uri) {
    var machine = Optional.ofNullable(ProxySelector.getDefault());
    return machine.map(it -> it.select(uri)).orElse(List.of()).stream()
        .map(Proxy::address)
        .filter(InetSocketAddress.class::isInstance)
        .map(InetSocketAddress.class::cast)
        .findFirst();
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
