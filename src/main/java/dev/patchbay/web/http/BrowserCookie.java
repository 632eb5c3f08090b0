package dev.patchbay.web.http;

import org.eclipse.jetty.http.HttpCookie;

/**
 * A cookie that only marks a browser on its way through a vendor and back. Lax, not strict: it must
 * come along when the vendor's page sends the browser back.
 */
public record BrowserCookie(String name, String path, int seconds) {
  public HttpCookie holding(String value, boolean https) {
    return cookie(value, seconds, https);
  }

  public HttpCookie gone(boolean https) {
    return cookie("", 0, https);
  }

  private HttpCookie cookie(String value, int maxAge, boolean https) {
    return HttpCookie.build(name, value)
        .path(path)
        .maxAge(maxAge)
        .httpOnly(true)
        .secure(https)
        .sameSite(HttpCookie.SameSite.LAX)
        .build();
  }
}
