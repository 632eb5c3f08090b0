package dev.patchbay.app;

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY}, in either case, where the JVM's own
 * properties say nothing. Thread-safe.
 */
final class EnvironmentProxies extends ProxySelector {
  /** Always reached directly, as by other programs: no proxy leads back here. */
  private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]+){3}|\\[?::1]?");

  private final Map<String, String> environment;
  private final @Nullable ProxySelector machine;

  EnvironmentProxies(Map<String, String> environment, @Nullable ProxySelector machine) {
    this.environment = Map.copyOf(environment);
    this.machine = machine;
  }

  /** For this process, before the first client is built. */
  static void install(Map<String, String> environment) {
    var proxies = new EnvironmentProxies(environment, ProxySelector.getDefault());
    ProxySelector.setDefault(proxies);
    proxies
        .password("https")
        .or(() -> proxies.password("http"))
        .ifPresent(Authenticator::setDefault);
  }

  @Override
  public List<Proxy> select(URI uri) {
    var properties = machine == null ? List.<Proxy>of() : machine.select(uri);
    if (properties.stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT)
        || uri.getHost() == null
        || direct(uri.getHost().toLowerCase(Locale.ROOT), uri.getPort())) {
      return properties.isEmpty() ? List.of(Proxy.NO_PROXY) : properties;
    }
    return proxy(String.valueOf(uri.getScheme()))
        .map(EnvironmentProxies::address)
        .map(address -> List.of(new Proxy(Proxy.Type.HTTP, address)))
        .orElse(List.of(Proxy.NO_PROXY));
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    if (machine != null) {
      machine.connectFailed(uri, address, failure);
    }
  }

  private boolean direct(String host, int port) {
    return LOOPBACK.matcher(host).matches() || excepted(host, port);
  }

  private boolean excepted(String host, int port) {
    return Arrays.stream(variable("NO_PROXY").orElse("").toLowerCase(Locale.ROOT).split("[\\s,]+"))
        .filter(entry -> !entry.isEmpty())
        .anyMatch(entry -> covers(entry, host, port));
  }

  private static boolean covers(String entry, String host, int port) {
    var name = entry.replaceFirst("^\\*?\\.", "");
    if (port > 0 && name.endsWith(":" + port)) {
      name = name.substring(0, name.length() - (":" + port).length());
    }
    return name.equals("*") || host.equals(name) || host.endsWith("." + name);
  }

  private Optional<URI> proxy(String scheme) {
    return variable(scheme.toUpperCase(Locale.ROOT) + "_PROXY")
        .map(value -> value.contains("://") ? value : "http://" + value)
        .flatMap(EnvironmentProxies::uri)
        .filter(uri -> uri.getHost() != null);
  }

  private static Optional<URI> uri(String value) {
    try {
      return Optional.of(URI.create(value));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static InetSocketAddress address(URI proxy) {
    int usual = "https".equals(proxy.getScheme()) ? 443 : 80;
    return InetSocketAddress.createUnresolved(
        proxy.getHost(), proxy.getPort() < 0 ? usual : proxy.getPort());
  }

  private Optional<String> variable(String name) {
    return Stream.of(name, name.toLowerCase(Locale.ROOT))
        .map(either -> environment.getOrDefault(either, "").strip())
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  private Optional<Authenticator> password(String scheme) {
    return proxy(scheme)
        .filter(uri -> uri.getRawUserInfo() != null)
        .map(uri -> new Password(uri.getHost(), uri.getRawUserInfo().split(":", 2)));
  }

  private static final class Password extends Authenticator {
    private final String host;
    private final String[] user;

    private Password(String host, String[] user) {
      this.host = host;
      this.user = user;
    }

    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
      if (getRequestorType() != RequestorType.PROXY || !host.equals(getRequestingHost())) {
        return null;
      }
      var password = user.length > 1 ? decoded(user[1]) : "";
      return new PasswordAuthentication(decoded(user[0]), password.toCharArray());
    }

    private static String decoded(String part) {
      return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
  }
}
