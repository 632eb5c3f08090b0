package dev.patchbay.proxy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * The machine's proxies, but never for loopback: a simulator on this machine is reached directly
 * whatever the JVM was told. Thread-safe.
 */
public final class RemoteProxies extends ProxySelector {
  private static final Pattern NO_TUNNEL =
      Pattern.compile("Unexpected response code for CONNECT: (\\d+)");

  private final @Nullable ProxySelector machine = ProxySelector.getDefault();

  private RemoteProxies() {}

  /** The same client, by the machine's proxies and with their passwords. */
  public static OkHttpClient.Builder through(OkHttpClient.Builder client) {
    return client
        .proxySelector(new RemoteProxies())
        .proxyAuthenticator(RemoteProxies::withPassword);
  }

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
  private static @Nullable Request withPassword(@Nullable Route route, Response asks) {
    boolean basic =
        asks.challenges().stream()
            .anyMatch(it -> it.scheme().equalsIgnoreCase(ProxyPassword.SCHEME));
    if (!basic
        || route == null
        || asks.request().header(ProxyPassword.HEADER) != null
        || !(route.proxy().address() instanceof InetSocketAddress proxy)) {
      return null;
    }
    return ProxyPassword.header(proxy)
        .map(header -> asks.request().newBuilder().header(ProxyPassword.HEADER, header).build())
        .orElse(null);
  }

  /** What a proxy has against a request, in words; empty where it was no proxy that failed. */
  public static Optional<String> refusal(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      var words = words(String.valueOf(at.getMessage()));
      if (words.isPresent()) {
        return words;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> words(String failure) {
    if (failure.equals("Failed to authenticate with proxy")) {
      return Optional.of("the proxy wants another user and password than HTTPS_PROXY has");
    }
    var status = NO_TUNNEL.matcher(failure);
    return status.matches()
        ? Optional.of("the proxy of HTTPS_PROXY answered HTTP " + status.group(1))
        : Optional.empty();
  }
}
