package dev.patchbay.pagerduty;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import okhttp3.Credentials;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * The machine's proxies, but never for loopback: a simulator on this machine is reached directly
 * whatever the JVM was told. Thread-safe.
 */
final class RemoteProxies extends ProxySelector {
  private static final String AUTHORIZATION = "Proxy-Authorization";
  private static final String BASIC = "Basic";

  private final @Nullable ProxySelector machine = ProxySelector.getDefault();

  @Override
  public List<Proxy> select(URI uri) {
    String host = uri.getHost() == null ? "" : uri.getHost();
    boolean loopback =
        host.equals("localhost") || host.startsWith("127.") || host.matches("\\[?::1]?");
    return loopback || machine == null ? List.of(Proxy.NO_PROXY) : machine.select(uri);
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    if (machine != null) {
      machine.connectFailed(uri, address, failure);
    }
  }

  /**
   * The same request with the machine's password for a proxy that asks for one; null where none is
   * known or it was refused. OkHttp's own wants a proxy whose address was looked up before.
   */
  static @Nullable Request withPassword(@Nullable Route route, Response asks) {
    boolean basic = asks.challenges().stream().anyMatch(it -> it.scheme().equalsIgnoreCase(BASIC));
    if (!basic
        || route == null
        || asks.request().header(AUTHORIZATION) != null
        || !(route.proxy().address() instanceof InetSocketAddress proxy)) {
      return null;
    }
    var known =
        Authenticator.requestPasswordAuthentication(
            proxy.getHostString(),
            null,
            proxy.getPort(),
            "http",
            "",
            BASIC,
            asks.request().url().url(),
            Authenticator.RequestorType.PROXY);
    return known == null
        ? null
        : asks.request()
            .newBuilder()
            .header(
                AUTHORIZATION,
                Credentials.basic(known.getUserName(), new String(known.getPassword()), UTF_8))
            .build();
  }
}
