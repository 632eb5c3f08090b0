package dev.patchbay.web.http;

import java.net.URI;

/**
 * Where the server listens, and what others reach it by.
 *
 * @param port 0 = any free port
 */
public record HttpServerSettings(int port, URI publicUrl) {
  public HttpServerSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535, not " + port);
    }
  }

  /** What stands before every path outside, such as {@code /patchbay}; empty for most. */
  public String base() {
    var path = publicUrl.getRawPath();
    return path == null ? "" : path.replaceAll("/+$", "");
  }

  public boolean https() {
    return "https".equalsIgnoreCase(publicUrl.getScheme());
  }
}
