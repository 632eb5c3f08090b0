package dev.patchbay.web.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Ties a form to the browser that was shown it: a hash of the cookie and the ticket. Another site
 * can make a browser post, but cannot read the cookie, so it cannot know this.
 */
final class FormToken {
  private FormToken() {}

  static String of(String browser, String ticket) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var words = "patchbay login form\n" + browser + "\n" + ticket;
      return HexFormat.of().formatHex(digest.digest(words.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static boolean matches(String given, String browser, String ticket) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8),
        of(browser, ticket).getBytes(StandardCharsets.UTF_8));
  }
}
