package dev.patchbay.web.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * The frame of every page, and the only way of foreign words into one: {@link #fill} escapes all
 * that it is given. No scripts; the one style sheet is named by its hash in the policy.
 */
public final class Html {
  static final String STYLE =
      """
      :root{color-scheme:light dark;--ink:#1c1b22;--paper:#fff;--line:#6b6a75;--act:#0b5c3b}
      @media(prefers-color-scheme:dark){:root{--ink:#f2f1f7;--paper:#1b1a21;--line:#a3a2ad;--act:#0f7a4f}}
      body{margin:0;background:var(--paper);color:var(--ink);font:1.05rem/1.5 system-ui,sans-serif}
      main{max-width:38rem;margin:0 auto;padding:3rem 1.25rem}
      h1{font-size:1.6rem;line-height:1.25;overflow-wrap:anywhere}
      p,li,dd{overflow-wrap:anywhere}
      dt{font-weight:600}dd{margin:0 0 .75rem}
      .warning{border:1px solid var(--line);border-left-width:.4rem;padding:.5rem 1rem}
      .small{font-size:.85rem;color:var(--line)}
      code{font-family:ui-monospace,monospace}
      button,.button{display:inline-block;border:0;border-radius:.4rem;padding:.75rem 1.25rem;
      background:var(--act);color:#fff;font:inherit;font-weight:600;text-decoration:none;cursor:pointer}
      a{color:inherit}
      :focus-visible{outline:3px solid var(--ink);outline-offset:3px}
      """;

  public static final String STYLE_HASH = hash();

  private Html() {}

  /** A whole page; {@code main} is markup made with {@link #fill}. */
  public static String page(String title, String main) {
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s · Patchbay</title>
    <style>%s</style>
    </head>
    <body>
    <main>
    %s</main>
    </body>
    </html>
    """
        .formatted(escape(title), STYLE, main);
  }

  /** The template with its {@code %s} replaced by the words, each escaped. */
  public static String fill(String template, String... words) {
    return template.formatted(Arrays.stream(words).map(Html::escape).toArray());
  }

  private static String escape(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String hash() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      byte[] bytes = digest.digest(STYLE.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
