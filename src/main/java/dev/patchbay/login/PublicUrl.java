package dev.patchbay.login;

import java.net.URI;

/** Addresses below {@code PATCHBAY_PUBLIC_URL}, with or without a slash at its end. */
final class PublicUrl {
  private PublicUrl() {}

  static URI page(URI publicUrl, String path) {
    var root = publicUrl.toString();
    return URI.create((root.endsWith("/") ? root.substring(0, root.length() - 1) : root) + path);
  }
}
