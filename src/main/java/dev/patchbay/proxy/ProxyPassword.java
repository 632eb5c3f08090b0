package dev.patchbay.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.Optional;

/** What the machine knows of a proxy's password. The vendors' clients do not ask for it. */
final class ProxyPassword {
  /** The header that carries it. */
  static final String HEADER = "Proxy-Authorization";

  /** The one scheme that it is known for. */
  static final String SCHEME = "Basic";

  private ProxyPassword() {}

  /** The header's value, as Java's authenticator has it; empty where none is known. */
  static Optional<String> header(InetSocketAddress proxy) {
    var known =
        Authenticator.requestPasswordAuthentication(
            proxy.getHostString(),
            null,
            proxy.getPort(),
            "http",
            "",
            SCHEME,
            null,
            Authenticator.RequestorType.PROXY);
    return Optional.ofNullable(known)
        .map(it -> it.getUserName() + ":" + new String(it.getPassword()))
        .map(login -> SCHEME + " " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)));
  }
}
