package dev.patchbay.pagerduty;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The machine's proxies, but never for loopback: a simulator on this machine is reached directly
 * whatever the JVM was told. Thread-safe.
 */
final class RemoteProxies extends ProxySelector {
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
}
